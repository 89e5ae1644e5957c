/** One question: from answers to checks to feedback to what is kept. */

import { Card } from "./card.ts";
import { letGo } from "./dom.ts";
import { actsOf, isDone, phaseAfter, stateAfter } from "./feedback.ts";
import type { Act, Phase, State } from "./feedback.ts";
import type { Grade } from "./grade.ts";
import { note, verdictNote } from "./note.ts";
import { tellOpened } from "./opened.ts";
import type { Asked } from "./progress.ts";
import { withAnswerShown, withAttempt, withRegrade } from "./record.ts";
import type { Attempt, Credit, QuestionRecord } from "./record.ts";
import { askedBy } from "./surroundings.ts";
import type { Surroundings } from "./surroundings.ts";

/** Drives one `cw-question`; its `on…` tell of a change, of what was kept, of the wish to go on. */
export class Question extends Card {
  readonly asked: Asked;
  readonly objective: string;
  readonly points: number;
  /** The number of the pool that it is drawn from; null: always asked. */
  readonly pool: number | null;
  record: QuestionRecord;
  state: State = "empty";
  onchange: () => void = () => undefined;
  onnext: () => void = () => undefined;
  onkept: () => void = () => undefined;
  private phase: Phase = "open";
  private readonly around: Surroundings;
  /** What the state is while nothing is chosen. */
  private resting: State = "empty";
  private misses = 0;
  private bestBefore: Credit = [0, 0];
  private began: number;

  constructor(host: HTMLElement, around: Surroundings) {
    super(host, around.progress.course, around.lang);
    const { objective = "", points = "1", pool } = host.dataset;
    this.around = around;
    this.objective = objective;
    this.points = Number(points);
    this.pool = pool === undefined ? null : Number(pool);
    this.asked = askedBy(host, this.kind?.fits ?? (() => true));
    this.prepare();
    this.began = around.now();
    this.record = around.progress.load(this.asked).record;
    this.listen();
    this.restore();
  }

  /** Whether the quiz cannot be passed without this question. */
  get must(): boolean {
    return Boolean(this.opened?.must);
  }

  /** Whether nothing is left to try: all has been told. */
  get told(): boolean {
    return isDone(this.state) && this.phase === "full";
  }

  /** Whether there is an answer that nobody has checked. */
  get pending(): boolean {
    return !isDone(this.state) && this.state !== "empty" && this.state !== "updated";
  }

  /** Start the clock anew, since another question had the learner's time. */
  begin(): void {
    this.began = this.around.now();
  }

  /** Show what is kept: at the start, and when another tab or an import has changed it. */
  restore(): void {
    const { sheet, kind, opened, around } = this;
    const loaded = around.progress.load(this.asked);
    this.record = loaded.record;
    this.resting = loaded.is === "updated" ? "updated" : "empty";
    // What appears while a page loads is not news: readers hear it when they come to it.
    sheet.status.setAttribute("aria-live", "off");
    sheet.showHints(this.record.rev === this.asked.rev ? this.record.hints : 0);
    if (!kind || !opened) return this.showDamage();
    const { last, open } = this.record;
    if (open && this.resting !== "updated") return this.reopen(open);
    // Somebody may have answered before this script was there: that stays.
    if (!last || this.resting === "updated") return this.reopen(kind.read(sheet.form));
    if (kind.typed && last.lang !== around.lang) return this.reopen(null, stateAfter(this.record));
    sheet.clear();
    kind.write(sheet.form, last.a, around.words);
    const result = kind.grade(opened.key, last.a);
    this.keep(withRegrade(this.record, [result.got, result.of]));
    this.misses = this.record.n;
    this.tell(result);
  }

  /** Open it for another try; what was right in parts stays, unless all has been told or it is to be `afresh`. */
  again(afresh = false): void {
    if (!this.kind || !(afresh || isDone(this.state))) return;
    const stays = !afresh && this.kind.parts && (this.phase === "checked" || this.state === "done");
    if (afresh || this.phase === "full") this.misses = 0;
    if (isDone(this.state)) this.resting = "empty";
    this.sheet.shuffle(
      `${this.around.progress.course}/${this.asked.first}/${this.around.progress.seed}/${this.record.n}`,
    );
    this.begin();
    this.reopen(stays ? this.kind.read(this.sheet.form) : null);
  }

  private prepare(): void {
    const { sheet, kind, opened } = this;
    if (!kind || !opened) return;
    kind.prepare?.(sheet.form, { words: this.around.words, opened, done: () => this.check() });
    if (kind.check) sheet.button("check")!.textContent = this.around.words(kind.check);
    // Nobody is sure or unsure where nothing is right or wrong, or where each step is told at once.
    if (kind.own || !kind.grade(opened.key, null).of) sheet.form.querySelector(".cw-conf")?.remove();
  }

  private listen(): void {
    const { form } = this.sheet;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", ({ target }) => this.changed(target));
    form.addEventListener("keydown", (event) => this.pressed(event));
    form.addEventListener("click", (event) => {
      const button =
        event.target instanceof Element ? event.target.closest<HTMLElement>(".cw-btn[data-act]") : null;
      // The second click of a double click is not meant for the button that has come in its place.
      if (button && event.detail < 2) this.act(button.dataset["act"] as Act);
    });
    this.sheet.onHint((count) => this.hinted(count));
  }

  private act(act: Act): void {
    if (act === "check") return this.check();
    letGo(this.sheet.form);
    if (act === "show") return this.showAnswer();
    if (act === "next") return this.onnext();
    this.again();
    this.sheet.enter();
  }

  /** Enter in a field is Check when all lines are filled; held down it does no more, that of an input method is its own. */
  private pressed(event: KeyboardEvent): void {
    const field = event.target;
    if (event.key !== "Enter" || event.isComposing || field instanceof HTMLTextAreaElement) return;
    const input = field instanceof HTMLInputElement;
    if (input || event.repeat) event.preventDefault();
    if (!input || event.repeat || this.phase === "full") return;
    if (field.type !== "text" || this.sheet.fields.every((each) => each.value.trim())) this.check();
    else this.sayMissing();
  }

  private changed(target: EventTarget | null): void {
    if (this.phase === "full") return this.grown();
    if (!this.kind || !this.opened) return;
    const before = this.state;
    this.sheet.untell(target);
    // Another answer is as sure as is said of it.
    if (this.phase === "checked" && !this.sheet.isSure(target)) this.sheet.forgetSure();
    this.phase = "open";
    this.sheet.status.replaceChildren();
    this.setOpen(this.resting);
    // A conversation has no Check: each reply is an answer of its own. An older revision's record stays as it
    // is.
    if (this.kind.own && this.record.rev === this.asked.rev)
      this.keep({ ...this.record, open: this.kind.read(this.sheet.form) ?? undefined });
    if (this.state !== before) this.onchange();
  }

  /** Keep what was added to a checked answer. */
  private grown(): void {
    const { kind, record } = this;
    if (kind?.grows && record.last)
      this.keep({ ...record, last: { ...record.last, a: kind.read(this.sheet.form) } });
  }

  private check(): void {
    const { sheet, kind, opened } = this;
    if (this.phase !== "open" || !kind || !opened) return;
    const answer = kind.read(sheet.form);
    if (answer === null || kind.left?.count(sheet.form)) return this.sayMissing();
    const result = kind.grade(opened.key, answer);
    // The button that checks stays, with the focus, while there is something to mend.
    if (result.got === result.of || sheet.choices === 2) letGo(sheet.form);
    // Another tab may have gone on: count from what is kept now, if it can be kept.
    const kept = this.around.progress.load(this.asked).record;
    const before =
      kept.n < this.record.n ? this.record : { ...kept, hints: Math.max(kept.hints, this.record.hints) };
    this.bestBefore = before.rev === this.asked.rev ? before.best : [0, 0];
    this.keep(withAttempt(before, this.asked.rev, this.attempt(answer, result)));
    if (result.got < result.of) this.misses++;
    this.announce(result);
  }

  private attempt(answer: unknown, { got, of }: Grade): Attempt {
    const now = this.around.now();
    const { sure } = this.sheet;
    return {
      a: answer,
      got: [got, of],
      at: Math.max(0, Math.floor(now / 1000)),
      ms: Math.max(0, Math.round(now - this.began)),
      lang: this.around.lang,
      ...(sure && { sure }),
    };
  }

  private showAnswer(): void {
    const { last } = this.record;
    if (!last || !this.kind || !this.opened) return;
    this.keep(withAnswerShown(this.record, this.bestBefore));
    // What was checked stands there, as after a reload.
    this.kind.write(this.sheet.form, last.a, this.around.words);
    this.announce(this.kind.grade(this.opened.key, last.a));
  }

  private announce(result: Grade): void {
    const say = this.sheet.hear();
    // Who goes by keys sees where the focus is; for others the page stays where it is.
    const byKeys = document.activeElement?.matches(":focus-visible");
    const shown = this.tell(result);
    const checked = this.phase === "checked";
    say();
    this.onchange();
    const next = shown ?? (checked ? this.sheet.live : null) ?? this.sheet.main;
    next?.focus({ preventScroll: checked && !byKeys });
  }

  private keep(record: QuestionRecord): void {
    if (record === this.record) return;
    this.record = record;
    this.around.progress.save(this.asked.id, record);
    this.onkept();
  }

  private hinted(count: number): void {
    this.sheet.showHints(Math.max(this.record.hints, count));
    if (count <= this.record.hints) return;
    const record = { ...this.record, hints: count };
    // An older revision's record stays as it is until there is a new answer.
    if (record.rev === this.asked.rev) this.keep(record);
    else this.record = record;
  }

  private reopen(answer: unknown, resting = this.resting): void {
    this.phase = "open";
    this.sheet.clear();
    this.sheet.status.replaceChildren();
    this.kind?.write(this.sheet.form, answer, this.around.words);
    this.sheet.forgetSure();
    const { words } = this.around;
    this.sheet.setNotice(
      this.resting === "updated" ? note("redo", "care", words("updated_head"), words("updated_note")) : null,
    );
    this.setOpen(resting);
    this.onchange();
  }

  private setOpen(resting: State): void {
    const some = (this.kind?.read(this.sheet.form) ?? null) !== null;
    this.state = some ? (this.kind?.begun ?? "chosen") : resting;
    this.sheet.setState(this.state, "open", this.around.words);
    this.sheet.setActs(this.kind?.own ? [] : actsOf("open", this.misses, this.around.inQuiz, false));
    const { word, count } = this.kind?.left ?? {};
    const left = count?.(this.sheet.form) ?? 0;
    this.sheet.await(word && left ? this.around.words(word, { n: left }) : null, !some || left > 0);
  }

  private tell(result: Grade): HTMLElement | void {
    const { sheet, kind, opened, record, around } = this;
    if (!kind || !opened) return;
    this.phase = kind.own ? "full" : phaseAfter(record, sheet.choices);
    this.state = stateAfter(record);
    const full = this.phase === "full";
    sheet.clear(full);
    sheet.setNotice(null);
    sheet.setState(this.state, this.phase, around.words);
    const shown = kind.show(sheet.form, result, opened, full, around.words, record.last?.a);
    kind.mark?.(sheet.form, around.progress.markOf(this.asked), record, around.words);
    sheet.lock(full);
    sheet.status.replaceChildren(
      ...(kind.own ? [] : [verdictNote(around.words, kind, result, record, this.phase, opened, around.on)]),
    );
    sheet.setActs(actsOf(this.phase, this.misses, around.inQuiz, this.anew));
    sheet.await(null, true);
    tellOpened(sheet.form);
    return shown;
  }

  /** Whether it can be done again by itself: a conversation, what is never right or wrong, what no result asks again. */
  private get anew(): boolean {
    return Boolean(this.kind?.own) || this.state === "done" || this.around.again;
  }

  private sayMissing(): void {
    this.sheet.say(note("alert", "", this.around.words(this.kind?.missing ?? "choose_first")));
  }

  private showDamage(): void {
    this.sheet.setActs([]);
    this.sheet.status.replaceChildren(note("alert", "care", this.around.words("damaged")));
  }
}
