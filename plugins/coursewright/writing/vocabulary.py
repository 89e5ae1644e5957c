"""Names of HTML and SVG that the rules know."""

from __future__ import annotations

BLOCKS = frozenset(
    "address article aside blockquote body canvas center colgroup dd details div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li main map math menu nav noscript object "
    "ol option output p pre progress script search section style summary table tbody td textarea tfoot th thead tr ul "
    "video".split()
)
"""Tags that begin a block of raw HTML where they begin a line."""
SPANS = frozenset(
    "a abbr acronym area audio b base bdi bdo big br button caption cite code col data datalist del dfn dialog em "
    "embed font frame frameset i img input ins kbd label link mark meta meter nobr object optgroup param picture q "
    "rb rp rt rtc ruby s samp select slot small source span strike strong sub sup svg template time title track tt u "
    "var wbr".split()
)
DRAWING = frozenset(
    "animate animatemotion animatetransform circle clippath defs desc ellipse feblend fecolormatrix fecomposite "
    "feflood fegaussianblur feimage femerge femergenode feoffset filter foreignobject g image line lineargradient "
    "marker mask metadata path pattern polygon polyline radialgradient rect set stop symbol text textpath tspan use "
    "view".split()
)
"""Tags within `<svg>`."""
FORMULA = frozenset(
    "mfrac mi mn mo mover mpadded mphantom mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr "
    "munder munderover semantics annotation".split()
)
VOID = frozenset("area base br col embed frame hr img input link meta param source track wbr".split())
"""Tags that close nothing."""
LOOSE = frozenset("caption colgroup dd dt li option p rp rt tbody td tfoot th thead tr".split())
"""Tags that the end of what holds them closes."""
RAW = frozenset("canvas code math option pre script style svg textarea".split())
"""Tags whose text is not meant to be Markdown."""
KNOWN = BLOCKS | SPANS | DRAWING | FORMULA
BARE = frozenset(
    "allowfullscreen async autofocus autoplay checked controls default defer disabled download hidden inert ismap "
    "itemscope loop markdown multiple muted nomodule novalidate open playsinline popover readonly required reversed "
    "selected translate".split()
)
"""Attributes that may stand without a value."""
REFUSED = {
    "scripts": "script noscript template slot",
    "styles": "style link",
    "what belongs to a page's head": "meta base title head html body",
    "forms": "form input button select textarea option optgroup datalist fieldset output label",
    "frames of older kinds": "frame frameset object embed applet param portal fencedframe webview noframes noembed",
    "HTML or motion in a drawing": "foreignobject animate animatemotion animatetransform set handler",
    "what hides the rest of a page": "plaintext xmp listing dialog",
}
"""Tags that no text may hold, by what they are."""
REFUSED_TAGS = {tag: what for what, tags in REFUSED.items() for tag in tags.split()}
ADDRESSES = frozenset(
    "action archive background cite classid codebase data dynsrc formaction href icon imagesrcset longdesc lowsrc "
    "manifest ping poster profile src srcdoc srcset usemap xlink:href xml:base".split()
)
"""Attributes that hold addresses."""
LINKING = frozenset({"a", "area", "blockquote", "q", "del", "ins"})
"""Tags whose addresses are only followed when a reader asks for it."""
