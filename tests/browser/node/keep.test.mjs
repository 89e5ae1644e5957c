import assert from "node:assert/strict";
import { test } from "node:test";
import { hostOf } from "../../../plugins/coursewright/browser/src/keep/browser.ts";
import { changedSince, isDue } from "../../../plugins/coursewright/browser/src/keep/due.ts";
import { openStore } from "../../../plugins/coursewright/browser/src/store.ts";

const IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
const MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit";
const DROID =
  "Mozilla/5.0 (Linux; Android 14; V2304A Build/UP1A.231005.007) AppleWebKit/537.36 (KHTML, like Gecko)";
const WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)";
const AGENTS = {
  webkit: [
    `${IPHONE} Version/18.5 Mobile/15E148 Safari/604.1`,
    `${IPHONE} CriOS/137.0.7151.51 Mobile/15E148 Safari/604.1`,
    `${IPHONE} FxiOS/139.0 Mobile/15E148 Safari/605.1.15`,
    `${IPHONE} Version/18.0 EdgiOS/137.0.3296.55 Mobile/15E148 Safari/604.1`,
    `${MAC}/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15`,
    "Mozilla/5.0 (iPad; CPU OS 17_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.7 Mobile/15E148 Safari/604.1",
  ],
  app: [
    `${IPHONE} Mobile/15E148 MicroMessenger/8.0.60(0x18003c2f) NetType/WIFI Language/zh_CN`,
    `${DROID} Version/4.0 Chrome/126.0.0.0 Mobile Safari/537.36 XWEB/1260117 MMWEBSDK/20240501 MicroMessenger/8.0.50.2701(0x28003252) WeChat/arm64 Weixin NetType/WIFI`,
    `${WINDOWS} Chrome/122.0.0.0 Safari/537.36 NetWork MicroMessenger/7.0.20.1781(0x6700143B) WindowsWechat(0x63090c11) XWEB/11275 Flue`,
    `${DROID} Version/4.0 Chrome/100.0.4896.58 Mobile Safari/537.36 wxwork/4.1.28 MicroMessenger/7.0.1 NetType/WIFI Language/zh`,
    `${DROID} Version/4.0 Chrome/108.0.5359.128 Mobile Safari/537.36 AliApp(DingTalk/7.6.0) com.alibaba.android.rimet/41218341`,
    `${IPHONE} Mobile/15E148 AliApp(DingTalk/7.6.15) com.laiwang.DingTalk/43016171 Channel/201200 language/zh-Hans-CN`,
    `${IPHONE} Mobile/15E148 Lark/7.25.5 LarkLocale/zh_CN ChannelName/Feishu TTWebView/0`,
    `${IPHONE} Mobile/15E148 QQ/9.0.75.612 V1_IPH_SQ_9.0.75_1_APP_A Pixel/1170`,
    `${DROID} Version/4.0 Chrome/126.0.0.0 Mobile Safari/537.36 Line/14.9.0/IAB`,
    `${IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/468.0.0.30.108;FBDV/iPhone14,2;FBSN/iOS]`,
    `${IPHONE} Mobile/15E148 Instagram 331.0.0.29.94 (iPhone14,2; iOS 18_5; zh_CN)`,
    "Mozilla/5.0 (Linux; Android 13; 2211133C Build/TKQ1; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/131.0 Mobile Safari/537.36",
  ],
  "": [
    `${WINDOWS} Chrome/150.0.0.0 Safari/537.36`,
    `${WINDOWS} Chrome/150.0.0.0 Safari/537.36 Edg/150.0.0.0`,
    `${MAC}/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36`,
    "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/150.0.0.0 Safari/537.36",
    `${DROID} Chrome/150.0.0.0 Mobile Safari/537.36`,
    "Mozilla/5.0 (Android 14; Mobile; rv:153.0) Gecko/153.0 Firefox/153.0",
  ],
};
const signs = (agent, more = {}) => ({
  agent,
  vendor: /iPhone|iPad|Version\/1/.test(agent) ? "Apple Computer, Inc." : "Google Inc.",
  gestures: /iPhone|iPad|Version\/1/.test(agent),
  installed: false,
  ...more,
});

for (const [host, agents] of Object.entries(AGENTS))
  test(`what may clear progress is known by its name: ${host || "nothing else is"}`, () => {
    for (const agent of agents) assert.equal(hostOf(signs(agent)), host, agent);
  });

test("an installed course is not cleared, and a name alone makes no Safari", () => {
  for (const agent of AGENTS.webkit) {
    assert.equal(hostOf(signs(agent, { installed: true })), "");
    assert.equal(hostOf(signs(agent, { gestures: false, vendor: "" })), "");
  }
});

const DAY = 86_400;
const NOW = 1_800_000_000;
const never = { at: 0, read: 0 };

test("a reminder comes when there is something to lose, once a day, and before day six after a copy", () => {
  assert.equal(isDue("", 99, never, NOW), false);
  assert.equal(isDue("webkit", 2, never, NOW), false);
  assert.equal(isDue("webkit", 3, never, NOW), true);
  assert.equal(isDue("webkit", 3, { at: 0, read: NOW - DAY + 1 }, NOW), false);
  assert.equal(isDue("webkit", 3, { at: 0, read: NOW - DAY }, NOW), true);
  for (let day = 0; day < 5; day++)
    assert.equal(isDue("webkit", 3, { at: NOW - day * DAY, read: 0 }, NOW), false);
  assert.equal(isDue("webkit", 3, { at: NOW - 5 * DAY, read: 0 }, NOW), true);
  assert.equal(isDue("app", 3, { at: NOW - DAY, read: 0 }, NOW), true);
});

test("what changed since the last copy is counted, whatever it is", () => {
  const refuse = () => {
    throw new Error("denied");
  };
  const store = openStore("c", refuse, refuse);
  store.write("q/a#1", JSON.stringify({ v: 1, last: { at: 50 } }));
  store.write("l/a", JSON.stringify({ v: 1, begun: 5, done: 60 }));
  store.write("w/w-01", JSON.stringify({ v: 1, at: 70 }));
  store.write("x/final", JSON.stringify({ v: 1, start: 10, handed: 80 }));
  store.write("x/broken", "{broken");
  store.write("d/copy", JSON.stringify({ v: 1, at: 999 }));
  store.write("me", JSON.stringify({ v: 1, at: 999 }));
  assert.deepEqual(
    [0, 49, 50, 60, 79, 80].map((at) => changedSince(store, at)),
    [4, 4, 3, 2, 1, 0],
  );
});
