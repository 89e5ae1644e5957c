// A table that is wider than the page can be scrolled by keyboard, too.
addEventListener("load", () => {
    for (const frame of document.querySelectorAll(".md-typeset__scrollwrap"))
        if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0;
});
