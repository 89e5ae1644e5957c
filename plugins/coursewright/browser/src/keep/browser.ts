/** What kind of browser keeps the progress: one that may clear it by itself, or hides downloads; knows no page. */

/** What a browser says of itself. */
export interface Signs {
  readonly agent: string;
  readonly vendor: string;
  /** Whether it has Safari's events for gestures, which no other engine has. */
  readonly gestures: boolean;
  /** Whether the page was installed and has a window of its own. */
  readonly installed: boolean;
}

/** `app`: a window inside a chat or the like; `webkit`: a tab of Safari or its kin; empty: nothing to remind of. */
export type Host = "app" | "webkit" | "";

const APPS =
  /MicroMessenger|WindowsWechat|MacWechat|wxwork|DingTalk|AliApp|AlipayClient|Lark|Feishu|\bQQ\/|Weibo|aweme|BytedanceWebview|ToutiaoMicroApp|NewsArticle|XiaoHongShu|xhsdiscover|baiduboxapp|\bLine\/|FBAN|FBAV|FB_IAB|Instagram|LinkedInApp|Snapchat|musical_ly|TikTok|KAKAOTALK|Teams\/|; wv\)/i;
/** Safari and the browsers of an iPhone, which all are Safari within. */
const SAFARI = /AppleWebKit\/(?!.*(?:Chrome|Chromium|HeadlessChrome|Android|Edg)\/)/;

/** Where a page is shown. */
export function hostOf({ agent, vendor, gestures, installed }: Signs): Host {
  if (APPS.test(agent)) return "app";
  if (installed) return "";
  return SAFARI.test(agent) && (gestures || vendor.startsWith("Apple")) ? "webkit" : "";
}

/** What this browser says of itself. */
export function signsOf(page: Window): Signs {
  const { navigator } = page;
  return {
    agent: navigator.userAgent,
    vendor: navigator.vendor,
    gestures: "GestureEvent" in page,
    installed:
      (navigator as { readonly standalone?: boolean }).standalone === true ||
      page.matchMedia("(display-mode: standalone)").matches,
  };
}
