// @ts-check
/* The answers of a questionnaire: kept on this device at once, merged with the server's question by question. */
(function (/** @type {any} */ Coaching) {
  if (Coaching.Answers) return;

  Coaching.Answers = class {
    unsaved = "unkept";
    /** By question: `known` is what the server has; `unsent` holds {value, was, sent}; `clashes` were answered
        differently elsewhere and wait for a decision. */
    known = {};
    unsent = {};
    clashes = {};

    constructor(block, form) {
      Object.assign(this, { block, form, sitting: form.dataset.coachingSitting });
      for (const { dataset } of form.querySelectorAll("[data-coaching-item]")) {
        this.known[dataset.coachingItem] = dataset.coachingWas ? Number(dataset.coachingWas) : null;
        // Browsers fill forms with what they remember; the server and the local copy know better.
        this.mark(dataset.coachingItem, this.known[dataset.coachingItem]);
      }
      this.saver = new Coaching.Saver(block, form.dataset.coachingSave, this, "answers-" + this.sitting);
      form.addEventListener("change", (event) => this.choose(event.target));
      form.addEventListener("click", (event) => this.decide(event.target.dataset));
      if (block.kept.holds(this.saver.field)) this.restore();
      else block.kept.key();
    }

    /** Finish only with everything sent and nothing undecided. */
    async before(form) {
      const sent = await this.saver.flush();
      if (form !== this.form || (sent && !this.stuck)) return true;
      if (this.stuck) this.block.focusOn(this.list);
      else this.block.problem(form, "", this.saver.said);
      return false;
    }

    question(item) {
      return this.form.querySelector(`[data-coaching-item="${CSS.escape(item)}"]`);
    }

    mark(item, value) {
      for (const each of this.question(item).querySelectorAll("input")) each.checked = Number(each.value) === value;
      this.form.dispatchEvent(new Event("coaching-marked"));
    }

    choose(input) {
      const item = input.closest("[data-coaching-item]")?.dataset.coachingItem;
      if (item) this.enter(item, Number(input.value));
    }

    enter(item, value, now = false) {
      this.settle(item);
      this.unsent[item] = { value, was: this.known[item], sent: this.unsent[item]?.sent || [] };
      this.saver.changed(now);
    }

    /** Bring back what an earlier page could not send. */
    async restore() {
      const copy = Object.entries((await this.block.kept.take(this.saver.field)) || {});
      for (const [item, each] of copy) {
        if (!(item in this.known) || item in this.unsent || each.value === this.known[item]) continue;
        this.unsent[item] = each;
        this.mark(item, each.value);
      }
      if (!this.waiting) return this.saver.keep();
      this.block.announce(this.block.word("restored"));
      this.saver.changed(true);
    }

    get open() {
      return Object.entries(this.unsent).filter(([item]) => !(item in this.clashes));
    }

    get waiting() {
      return this.open.length > 0;
    }

    get stuck() {
      return Object.keys(this.clashes).length > 0;
    }

    copy() {
      return structuredClone(this.unsent);
    }

    body() {
      const answers = {};
      for (const [item, each] of this.open) {
        answers[item] = { value: each.value, was: each.was };
        each.sent = [...each.sent, each.value];
      }
      return { sitting: this.sitting, answers };
    }

    sent(body) {
      for (const [item, { value }] of Object.entries(body.answers)) {
        this.known[item] = value;
        if (this.unsent[item]?.value === value) delete this.unsent[item];
        else if (this.unsent[item]) this.unsent[item].was = value;
      }
    }

    /** Some were answered elsewhere: those wait for a decision, the rest goes out at once. */
    refused({ error, html, announce }) {
      for (const [item, { stored }] of Object.entries(error?.items || {})) {
        const ours = this.unsent[item];
        this.known[item] = stored;
        // Our own answer, whose receipt was lost on the way, is no clash.
        if (ours?.sent.includes(stored)) ours.was = stored;
        else if (ours) this.clashes[item] = stored;
      }
      if (this.stuck) this.ask(html, announce);
      else if (!error?.items) this.block.problem(this.form, html, announce);
      return Boolean(error?.items);
    }

    /** Show both answers in each question, and above all of them the way there. */
    ask(html, announce) {
      this.list = this.block.box(this.form, html, announce);
      const ways = Coaching.make("ul", { className: "coaching-jumps" });
      for (const item of Object.keys(this.clashes)) {
        const question = this.question(item);
        const legend = question.querySelector("legend");
        const number = Number.parseInt(legend.textContent, 10);
        ways.append(Coaching.make("li", {}, this.block.way(item, this.block.word("question", { number }))));
        question.querySelector(".coaching-clash")?.remove();
        legend.after(this.offer(item, { mine: this.unsent[item].value, stored: this.clashes[item] }));
      }
      this.list.lastElementChild.append(ways);
    }

    offer(item, values) {
      const box = Coaching.make("div", { className: "coaching-clash", lang: this.block.lang });
      for (const [side, value] of Object.entries(values)) {
        const id = `${this.block.args.usage}-${item}-${side}`;
        const answer = this.question(item).querySelector(`[value="${value}"]`).parentNode.textContent.trim();
        const said = Coaching.make("span", { id }, this.block.word(side, { answer }));
        const use = Coaching.make("button", { type: "button", className: "coaching-link" }, this.block.word("keep"));
        Object.assign(use.dataset, { coachingUse: value, coachingFor: item });
        use.setAttribute("aria-describedby", id);
        box.append(Coaching.make("p", {}, said, " ", use));
      }
      return box;
    }

    decide({ coachingUse: value, coachingFor: item }) {
      if (!item) return;
      this.mark(item, Number(value));
      this.block.jump(item);
      this.enter(item, Number(value), true);
    }

    settle(item) {
      if (!(item in this.clashes)) return;
      delete this.clashes[item];
      this.question(item).querySelector(".coaching-clash").remove();
      this.list.querySelector(`[data-coaching-jump="${CSS.escape(item)}"]`).parentNode.remove();
      if (!this.stuck) this.list.remove();
    }
  };

  Coaching.settle?.();
})((window["Coaching"] ||= {}));
