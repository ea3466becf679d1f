// @ts-check
/* A questionnaire, one page at a time; answers are merged with the server's one by one. */
{
  const Coaching = (window["Coaching"] ||= {});

  Coaching.Pages = class {
    constructor(block, form) {
      Object.assign(this, { block, form, pages: [...form.querySelectorAll("[data-coaching-page]")] });
      this.keys = form.querySelector("[data-coaching-number-keys]");
      this.keys.checked = Coaching.get("coaching-number-keys") !== "off";
      form.addEventListener("click", (event) => this.turn(event.target.dataset));
      form.addEventListener("keydown", (event) => this.press(event));
      form.addEventListener("change", (event) => this.change(event.target));
      form.addEventListener("coaching-reveal", ({ target }) => this.show(this.pages.findIndex((page) => page.contains(target))));
      form.addEventListener("coaching-marked", () => this.count());
      this.show(form.dataset.coachingPageFirst - 1);
      this.count();
    }

    show(index) {
      this.at = index;
      this.pages.forEach((page, each) => (page.hidden = each !== index));
    }

    turn(data) {
      const step = "coachingNext" in data ? 1 : "coachingBack" in data ? -1 : 0;
      if (!step) return;
      this.show(this.at + step);
      this.block.focusOn(this.pages[this.at].querySelector("[tabindex]"));
    }

    change(input) {
      if (input === this.keys) Coaching.set("coaching-number-keys", input.checked ? "on" : "off");
      this.count();
    }

    press(event) {
      const question = event.target.closest("[data-coaching-item]");
      if (!question || !this.keys.checked || event.ctrlKey || event.altKey || event.metaKey) return;
      const choice = question.querySelectorAll("input")[Number.parseInt(event.key, 10) - 1];
      if (!choice) return;
      event.preventDefault();
      choice.focus();
      choice.click();
    }

    count() {
      const done = this.form.querySelectorAll("[data-coaching-item] :checked").length;
      const bar = this.form.querySelector("progress");
      bar.value = done;
      this.form.querySelector("[data-coaching-progress]").textContent = this.block.word("progress", { done, all: bar.max });
    }
  };

  Coaching.Answers = class {
    unsaved = "unkept";
    // By question: what the server has, {value, was, sent}, and what was answered differently elsewhere.
    known = {};
    unsent = {};
    clashes = {};

    constructor(block, form) {
      Object.assign(this, { block, form, sitting: form.dataset.coachingSitting });
      for (const { dataset } of form.querySelectorAll("[data-coaching-item]")) {
        this.known[dataset.coachingItem] = Number(dataset.coachingWas) || null;
        // Browsers fill forms with what they remember.
        this.mark(dataset.coachingItem, this.known[dataset.coachingItem]);
      }
      this.saver = new Coaching.Saver(block, form.dataset.coachingSave, this, "answers-" + this.sitting);
      form.addEventListener("change", ({ target }) => target.name in this.known && this.enter(target.name, Number(target.value)));
      this.restore();
    }

    holds(form) {
      if (this.stuck) this.block.jump(Object.keys(this.clashes)[0]);
      else if (this.waiting) this.block.problem(form, "", this.saver.said);
      return this.stuck || this.waiting;
    }

    question(item) {
      return this.form.querySelector(`[data-coaching-item="${item}"]`);
    }

    mark(item, value) {
      for (const each of this.question(item).querySelectorAll("input")) each.checked = Number(each.value) === value;
      this.form.dispatchEvent(new Event("coaching-marked"));
    }

    enter(item, value, now = false) {
      if (item in this.clashes) this.settle(item);
      this.unsent[item] = { value, was: this.known[item], sent: this.unsent[item]?.sent || [] };
      this.saver.changed(now);
    }

    async restore() {
      const { kept } = this.block;
      const copy = await kept.take(this.saver.field);
      for (const [item, each] of Object.entries(copy || {})) {
        if (!(item in this.known) || item in this.unsent || each.value === this.known[item]) continue;
        this.unsent[item] = each;
        this.mark(item, each.value);
      }
      if (!this.waiting) return copy ? this.saver.keep() : kept.key();
      if (copy) this.block.announce(this.block.word("restored"));
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

    refused({ error, html, announce }) {
      for (const [item, { stored }] of Object.entries(error?.items || {})) {
        const ours = this.unsent[item];
        this.known[item] = stored;
        // Our own answer, whose receipt was lost on the way, is no clash.
        if (ours?.sent.includes(stored)) ours.was = stored;
        else if (ours) this.clashes[item] = this.offer(item, { mine: ours.value, stored });
      }
      this.lead = () => this.block.box(this.form, html, announce, Object.keys(this.clashes)[0]);
      if (this.stuck || !error?.items) this.list = this.lead();
      return Boolean(error?.items);
    }

    offer(item, values) {
      const question = this.question(item);
      const versions = Object.entries(values).map(([side, value]) => {
        const answer = question.querySelector(`[value="${value}"]`).parentNode.textContent.trim();
        return [side, this.block.word(side, { answer }), value];
      });
      const offer = this.block.choice(question.id, "keep", versions, (value) => {
        this.mark(item, value);
        this.block.jump(item);
        this.enter(item, value, true);
      });
      question.firstElementChild.after(offer);
      return offer;
    }

    settle(item) {
      this.clashes[item].remove();
      delete this.clashes[item];
      this.list.remove();
      if (this.stuck) this.list = this.lead();
    }
  };

  Coaching.elements ||= {};
  Coaching.elements["coaching-assessment"] = {
    Pages: "[data-coaching-questionnaire]",
    Answers: "[data-coaching-questionnaire]",
    Draft: "[data-coaching-draft]",
  };
  Coaching.settle?.();
}

// Hosts count the parameters, may call with `new`, and give an element or jQuery around one.
function CoachingAssessment(runtime, element, args) {
  const root = element.jquery ? element[0] : element;
  const name = "coaching-assessment";
  const block = root.closest(name) || root.querySelector(name);
  customElements.whenDefined(name).then(() => {
    customElements.upgrade(block);
    block.start(args);
  });
}
