// @ts-check
/* A text that is saved while it is written; where two places wrote, both texts show. */
(function (/** @type {any} */ Coaching) {
  if (Coaching.Draft) return;

  Coaching.Draft = class {
    unsaved = "unsaved";
    stuck = false;
    /** Texts that went out and were not acknowledged: meeting them on the server is no clash. */
    sentTexts = [];

    constructor(block, area) {
      const { coachingDraft: name, coachingItem: item, coachingSave: handler, coachingRevision: revision } = area.dataset;
      Object.assign(this, { block, area, item, revision: Number(revision) });
      // Browsers fill fields with what they remember; the server and the local copy know better.
      area.value = this.known = area.defaultValue;
      this.saver = new Coaching.Saver(block, handler, this, `${name}-${item}`);
      area.addEventListener("input", () => {
        this.grow();
        this.saver.changed();
      });
      this.grow();
      if (block.kept.holds(this.saver.field)) this.restore();
      else block.kept.key();
    }

    async before() {
      await this.saver.flush();
      return true;
    }

    grow() {
      if (CSS.supports("field-sizing", "content")) return;
      this.area.style.height = "auto";
      this.area.style.height = `${this.area.scrollHeight + 2}px`;
    }

    get waiting() {
      return !this.stuck && (this.area.value !== this.known || this.sentTexts.length > 0);
    }

    body() {
      const text = this.area.value;
      this.sentTexts = [...this.sentTexts.slice(-2), text];
      return { item: this.item, text, revision: this.revision };
    }

    copy() {
      return { text: this.area.value, revision: this.revision, sent: this.sentTexts };
    }

    sent(body, { revision }) {
      Object.assign(this, { revision, known: body.text, sentTexts: [] });
    }

    refused({ error }) {
      if (error?.code !== "written_elsewhere") return false;
      this.known = error.stored;
      if (!this.sentTexts.includes(error.stored)) return this.ask(error.revision);
      this.revision = error.revision;
      this.sentTexts = [];
      return true;
    }

    /** Bring back what an earlier page could not send. */
    async restore() {
      this.area.readOnly = true;
      const copy = await this.block.kept.take(this.saver.field);
      this.area.readOnly = false;
      if (!copy || copy.text === this.known) return this.saver.keep();
      const { revision } = this;
      const follows = copy.revision === revision || copy.sent.includes(this.known);
      Object.assign(this, { sentTexts: copy.sent, revision: follows ? revision : copy.revision });
      this.area.value = copy.text;
      this.grow();
      this.block.announce(this.block.word("restored"));
      if (!follows) this.ask(revision);
      this.saver.changed(true);
    }

    /** Show both texts whole. Until one is chosen, the copy keeps the revision that it started from. */
    ask(revision) {
      const texts = { "mine-text": this.area.value, "stored-text": this.known };
      this.stuck = true;
      this.next = revision;
      this.saver.reason ||= this.block.word("both");
      this.saver.set("refused");
      this.area.hidden = true;
      this.choice = Coaching.make("div", { className: "coaching-both" });
      for (const [word, text] of Object.entries(texts)) this.choice.append(this.offer(word, text));
      this.area.after(this.choice);
      return false;
    }

    offer(word, text) {
      const id = `${this.area.id}-${word}`;
      const label = Coaching.make("label", { htmlFor: id, id: id + "-label" }, this.block.word(word));
      const area = Coaching.make("textarea", { id, readOnly: true, defaultValue: text, rows: 6 });
      const keep = Coaching.make("button", { type: "button", className: "coaching-button coaching-button-quiet" });
      keep.textContent = this.block.word("keep-text");
      keep.setAttribute("aria-describedby", label.id);
      keep.onclick = () => this.choose(text);
      return Coaching.make("div", {}, label, area, keep);
    }

    choose(text) {
      Object.assign(this, { stuck: false, revision: this.next, sentTexts: [] });
      this.choice.remove();
      this.area.hidden = false;
      this.area.value = text;
      this.grow();
      this.area.focus();
      this.saver.changed(true);
    }
  };

  Coaching.settle?.();
})((window["Coaching"] ||= {}));
