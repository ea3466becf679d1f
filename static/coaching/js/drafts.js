/* Texts that are saved while they are written. */
{
  const Coaching = (window["Coaching"] ||= {});

  // What was written in two places, side by side; versions are [name, label, value].
  Coaching.choice = (block, id, word, versions, act) => {
    const { make } = Coaching;
    const box = make("div", { className: "coaching-choice", lang: block.lang, dir: block.dir });
    for (const [name, label, value] of versions) {
      const said = make("p", { id: id + name }, label);
      const use = make("button", { type: "button", className: "coaching-button coaching-button-quiet" }, block.word(word));
      use.setAttribute("aria-describedby", said.id);
      use.onclick = () => act(value);
      const text = make("textarea", { readOnly: true, defaultValue: value });
      text.setAttribute("aria-labelledby", said.id);
      box.append(make("div", {}, said, ...(typeof value === "string" ? [text] : []), use));
    }
    return box;
  };

  Coaching.Draft = class {
    unsaved = "unsaved";
    stuck = false;
    // Texts that went out and were not acknowledged: meeting them on the server is no clash.
    sentTexts = [];

    constructor(block, area) {
      const { coachingDraft: name, coachingItem: item, coachingSave: handler, coachingRevision: revision } = area.dataset;
      Object.assign(this, { block, area, item, revision: Number(revision) });
      // Browsers fill fields with what they remember.
      area.value = this.known = area.defaultValue;
      this.saver = new Coaching.Saver(block, handler, this, `${name}-${item}`);
      area.oninput = () => this.write(area.value);
      this.write(area.value, null);
      this.restore();
    }

    write(text, now = false) {
      const { area } = this;
      if (area.value !== text) area.value = text;
      if (!CSS.supports("field-sizing:content")) {
        area.style.height = "auto";
        area.style.height = `${area.scrollHeight + 2}px`;
      }
      if (now !== null) this.saver.changed(now);
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

    sent(body, answer) {
      Object.assign(this, { revision: answer.revision, known: body.text, sentTexts: [] });
      this.area.dispatchEvent(new CustomEvent("coaching-saved", { detail: answer, bubbles: true }));
    }

    refused({ error }) {
      if (error?.code !== "written_elsewhere") return false;
      this.known = error.stored;
      if (!this.sentTexts.includes(error.stored)) return this.ask(error.revision);
      Object.assign(this, { revision: error.revision, sentTexts: [] });
      return true;
    }

    async restore() {
      const { kept } = this.block;
      const { field } = this.saver;
      this.area.readOnly = kept.left(field).length > 0;
      const copy = await kept.take(field);
      this.area.readOnly = false;
      if (!copy) return kept.key();
      if (copy.text === this.known) return this.saver.keep();
      const { revision } = this;
      const follows = copy.revision === revision || copy.sent.includes(this.known);
      Object.assign(this, { sentTexts: copy.sent, revision: follows ? revision : copy.revision });
      this.block.announce(this.block.word("restored"));
      this.write(copy.text, true);
      if (!follows) this.ask(revision);
    }

    // Until a text is chosen, the local copy keeps the revision that it started from.
    ask(revision) {
      const { block, saver, area, known } = this;
      const versions = [["mine-text", area.value], ["stored-text", known]].map(([name, text]) => [name, block.word(name), text]);
      this.stuck = true;
      saver.reason ||= block.word("both");
      saver.set("refused");
      const choice = Coaching.choice(block, area.id, "keep-text", versions, (text) => {
        Object.assign(this, { stuck: false, revision, sentTexts: [] });
        choice.remove();
        area.hidden = false;
        this.write(text, true);
        area.focus();
      });
      area.hidden = true;
      area.after(choice);
      return false;
    }
  };

  Coaching.settle?.();
}
