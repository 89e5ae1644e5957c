// Answer sheets in photographs: places, squares, darkness, and why a picture shows no sheet.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isPdf, isStack, photographsIn } from "../../../plugins/coursewright/browser/src/scan/pdf.ts";
import { findCode } from "../../../plugins/coursewright/browser/src/scan/code.ts";
import { darkness, middle } from "../../../plugins/coursewright/browser/src/scan/flat.ts";
import {
  blurred,
  percentile,
  rounded,
  smaller,
} from "../../../plugins/coursewright/browser/src/scan/grey.ts";
import {
  affinity,
  distance,
  inverse,
  product,
  projected,
  projection,
  similarity,
} from "../../../plugins/coursewright/browser/src/scan/homography.ts";
import { squaresIn } from "../../../plugins/coursewright/browser/src/scan/squares.ts";

const near = (found, wanted, by = 1e-6) =>
  assert.ok(distance(found, wanted) < by, `${found} is not ${wanted}`);
const pause = () => Promise.resolve();
const grey = (width, height, of) => ({
  width,
  height,
  data: Uint8Array.from({ length: width * height }, (_, at) => of(at % width, Math.floor(at / width))),
});
const PLACES = [
  [0, 0],
  [210, 0],
  [210, 297],
  [0, 297],
];

test("a page seen from the side is taken to its corners and back", () => {
  const pixels = [
    [103, 81],
    [1710, 160],
    [1600, 2410],
    [60, 2290],
  ];
  const matrix = projection(PLACES, pixels);
  for (const [at, place] of PLACES.entries()) {
    near(projected(matrix, place), pixels[at]);
    near(projected(inverse(matrix), pixels[at]), place);
  }
  near(projected(product(matrix, inverse(matrix)), [7, 9]), [7, 9]);
});

test("of more than four points the nearest page is taken", () => {
  const right = [8, 0.4, 100, -0.3, 7.9, 60, 0.0001, 0.0002, 1];
  const places = [...PLACES, [105, 148], [20, 250], [180, 30]];
  const pixels = places.map((place) => projected(right, place));
  const matrix = projection(places, pixels);
  for (const place of places) near(projected(matrix, place), projected(right, place), 1e-3);
});

test("four points in a line are no page", () => {
  const line = PLACES.map((_, at) => [at, at]);
  assert.throws(() => projection(PLACES, line), { why: "corners" });
});

test("a turn, and any straight view, are found again", () => {
  const turned = [3, -4, 50, 4, 3, 10, 0, 0, 1];
  near(
    projected(
      similarity(
        PLACES,
        PLACES.map((place) => projected(turned, place)),
      ),
      [5, 6],
    ),
    projected(turned, [5, 6]),
  );
  const bent = [3, 1, 50, 0.5, 4, 10, 0, 0, 1];
  near(
    projected(
      affinity(
        PLACES,
        PLACES.map((place) => projected(bent, place)),
      ),
      [5, 6],
    ),
    projected(bent, [5, 6]),
  );
});

test("halves are rounded to the even number, as Python does", () =>
  assert.deepEqual([0.5, 1.5, 2.5, -0.5, 2.4, 2.6].map(rounded), [0, 2, 2, 0, 2, 3]));

test("a smaller picture has the means of what its pixels cover", () => {
  const picture = grey(6, 3, (x) => 40 * x);
  assert.deepEqual([...smaller(picture, 2).data], [40, 160]);
  assert.equal(smaller(picture, 10), picture);
  const odd = smaller(
    grey(5, 5, () => 200),
    3,
  );
  assert.deepEqual([odd.width, odd.height, ...new Set(odd.data)], [3, 3, 200]);
});

test("a plain picture is the same blurred, an edge is not", () => {
  assert.deepEqual(
    new Set(
      blurred(
        grey(9, 9, () => 77),
        1.4,
      ).data,
    ),
    new Set([77]),
  );
  const edge = blurred(
    grey(9, 1, (x) => (x < 4 ? 0 : 255)),
    1,
  ).data;
  assert.ok(edge[3] > 0 && edge[4] < 255 && edge[0] < edge[3]);
});

test("a percentile lies between two values, as NumPy has it", () => {
  assert.equal(
    percentile(
      grey(4, 1, (x) => 10 * x),
      0.9,
    ),
    27,
  );
  assert.equal(middle([3, 1, 2, 10]), 2.5);
});

test("squares are found, filled or hollow; discs, bars, specks and what lies within others are none", () => {
  const [width, height] = [200, 120];
  const dark = new Uint8Array(width * height);
  const paint = (x, y, across, down, of = () => 1) => {
    for (let b = 0; b < down; b++) for (let a = 0; a < across; a++) dark[(y + b) * width + x + a] = of(a, b);
  };
  paint(10, 10, 21, 21);
  paint(60, 10, 21, 21, (a, b) => Number(Math.min(a, b, 20 - a, 20 - b) < 5));
  paint(110, 10, 21, 21, (a, b) => Number(Math.hypot(a - 10, b - 10) <= 10));
  paint(10, 60, 60, 8);
  paint(100, 60, 3, 3);
  paint(120, 50, 60, 60, (a, b) => Number(Math.min(a, b, 59 - a, 59 - b) < 4));
  paint(140, 70, 21, 21);
  const found = squaresIn(dark, width, height, 20);
  assert.deepEqual(
    found.map((spot) => spot.map(Math.round)),
    [
      [20, 20],
      [70, 20],
    ],
  );
});

test("a turned square is one, too", () => {
  const picture = grey(80, 80, (x, y) => Number(Math.abs(x - 40) + Math.abs(y - 40) <= 15));
  const [spot] = squaresIn(picture.data, 80, 80, 21);
  near(spot, [40, 40], 0.1);
});

test("darkness is that beside the paper around, shadows and all", () => {
  const page = grey(160, 160, (x, y) => (x > 70 && x < 78 && y > 70 && y < 78 ? 0.1 : 1) * (240 - x * 0.5));
  const flat = darkness(page, [21]);
  assert.ok(flat.data[20 * 160 + 20] < 0.06);
  assert.ok(flat.data[74 * 160 + 74] > 0.9);
});

test("a picture without a code is small, blurred, blank, or shows none", async () => {
  const why = (picture) => findCode(picture, () => null, pause).catch((fault) => fault.why);
  const stripes = grey(1200, 1000, (x) => (x % 20 < 10 ? 20 : 230));
  assert.equal(await why(grey(400, 300, () => 9)), "small");
  assert.equal(await why(stripes), "code");
  assert.equal(await why(grey(1200, 1000, () => 220)), "blank");
  assert.equal(await why(grey(1200, 1000, (x) => 128 + 100 * Math.sin(x / 30))), "blurred");
  const other = () => ({ text: "https://example.org", corners: [] });
  assert.equal(await findCode(stripes, other, pause).catch((fault) => fault.why), "code");
});

const binary = (text) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const JPEG = "\xff\xd8\xff\xe0 picture \xff\xd8\xff inside \xff\xd9";

test("the photographs of a PDF are the streams that are one", () => {
  const streams = [
    `1 0 obj <</Filter/DCTDecode>> stream\n${JPEG}\nendstream endobj`,
    `2 0 obj <</Filter/DCTDecode>> stream\r\n${JPEG}endstream endobj`,
    `3 0 obj <</Filter/FlateDecode>> stream\nx\x9c\xff\xd8\xffendstream endobj`,
    `4 0 obj (${JPEG}) endobj`,
    `5 0 obj <<>> mainstream\r${JPEG} endstream`,
  ];
  const text = `%PDF-1.7\n${streams.join("\n")}\n%%EOF`;
  const found = photographsIn(binary(text)).map(([from, to]) => text.slice(from, to));
  assert.deepEqual(found, [`${JPEG}\n`, JPEG]);
});

test("a PDF that was cut off gives the photographs before the cut", () => {
  const whole = `stream\n${JPEG}endstream stream\n${JPEG}`;
  assert.equal(photographsIn(binary(whole)).length, 1);
  for (const odd of ["", "\xff", "\xff\xd8", "\xff\xd8\xff", "stream\n\xff\xd8\xff"])
    assert.deepEqual(photographsIn(binary(odd)), []);
});

test("what is a PDF is told by its type, else by its ending", () => {
  const told = (name, type = "") => isPdf({ name, type });
  assert.deepEqual(
    [told("Scan.PDF"), told("scan", "application/pdf"), told("a.pdf (2)", "image/jpeg"), told("pdf.jpg")],
    [true, true, false, false],
  );
});

const page = (number, image) =>
  `${number} 0 obj <</Type /Page /Resources <</XObject <</I ${image} 0 R>>>>>> endobj`;
const image = (number) => `${number} 0 obj <</Filter/DCTDecode>> stream\n${JPEG}\nendstream endobj`;
const kids = (...numbers) =>
  `1 0 obj <</Type/Pages/Kids[${numbers.map((n) => `${n} 0 R`).join(" ")}]>> endobj`;
const END = "startxref 9 %%EOF";
const TWO = [kids(2, 4), page(2, 3), image(3), page(4, 5), image(5), END];

/** A PDF in two parts, as those are that browsers show from their first page on; `more` is what its length is off by. */
function linear(parts, more = 0) {
  const trailer = "trailer <</Prev 9>> startxref 0 %%EOF";
  const of = (length) => [`9 0 obj <</Linearized 1/L ${length}/N 2>> endobj`, trailer, ...parts];
  return of(String(of("00000").join("\n").length + more).padStart(5, "0"));
}

for (const [name, parts, wanted] of [
  ["of one photograph a page is", TWO, true],
  ["that is made for the web is", linear(TWO), true],
  ["that was made for the web and changed is not", [...linear(TWO), "trailer <</Prev 9>>", END], false],
  ["that was made for the web and has another length is not", linear(TWO, 1), false],
  ["with a page that holds none is not", [kids(2, 4), page(2, 3), image(3), page(4, 5), END], false],
  ["with another picture on a page is not", [...TWO.slice(0, -1), image(6), END], false],
  ["whose pages were put in another order is not", [kids(4, 2), ...TWO.slice(1)], false],
  ["that was changed after it was saved is not", [...TWO, kids(4), "trailer <</Prev 9>>", END], false],
  ["that was cut off is not", TWO.slice(0, -1), false],
  ["that is locked is not", [...TWO.slice(0, -1), "trailer <</Encrypt 7 0 R>>", END], false],
  ["with pages that are packed is not", [...TWO.slice(0, -1), "8 0 obj <</Type/ObjStm>> endobj", END], false],
  ["with nothing in it is not", [kids(), END], false],
])
  test(`a PDF ${name} read as a stack`, () => {
    const bytes = binary(parts.join("\n"));
    assert.equal(isStack(bytes, photographsIn(bytes)), wanted);
  });
