/* A questionnaire, page by page; its answers, as JSON, are merged with the server's one by one. */
{
  const Coaching = (window["Coaching"] ||= {});
  const { parse, stringify } = JSON;

  const controls = (question) => [...question.querySelectorAll("[name]")];
  const ranks = ({ type }) => type === "select-one";
  const option = ({ id }) => Number(id.split("-").pop());

  const read = (question) => {
    const all = controls(question);
    const [{ type, value, validity }] = all;
    const chosen = all.filter((each) => each.checked).map((each) => Number(each.value));
    if (type === "radio") return chosen[0] ?? null;
    if (type === "checkbox") return chosen.length ? chosen : null;
    if (type === "textarea") return value.trim() ? value : null;
    if (ranks(all[0])) return all.map((_, place) => all.filter((each) => each.value == place + 1).map(option)[0]);
    // What is no number, the server refuses.
    return value ? Number(value) : validity.badInput ? "?" : null;
  };

  const write = (question, value) => {
    const given = [value].flat();
    for (const each of controls(question))
      if (/radio|checkbox/.test(each.type)) each.checked = given.includes(Number(each.value));
      else each.value = ranks(each) ? given.indexOf(option(each)) + 1 || "" : value ?? "";
  };

  Coaching.Answers = class {
    constructor(block, form) {
      const all = (name) => [...form.querySelectorAll(`[data-coaching-${name}]`)];
      // By question: its element, what the server has, {value, was, sent}, an open choice.
      Object.assign(this, { block, form, pages: all("page"), unsaved: "unkept", questions: {}, known: { __proto__: null }, unsent: { __proto__: null }, clashes: { __proto__: null } });
      [[this.next], [this.back], [this.finish], [this.digits]] = ["next", "back", "finish", "number-keys"].map(all);
      if (this.digits) this.digits.checked = Coaching.get("coaching-number-keys") !== "off";
      for (const question of all("item")) {
        const { coachingItem: item, coachingWas: was } = question.dataset;
        this.questions[item] = question;
        // Browsers fill forms by themselves.
        this.tell(item, (this.known[item] = stringify(parse(was || "null"))));
      }
      this.show(this.pages[form.dataset.coachingPageFirst - 1]);
      this.saver = new Coaching.Saver(block, form.dataset.coachingSave, this, "answers-" + form.dataset.coachingSitting);
      for (const type of ["input", "change", "click", "keydown"]) form.addEventListener(type, (event) => this.hear(event));
      form.addEventListener("coaching-reveal", ({ target }) => this.show(this.pages.find((page) => page.contains(target))));
      this.restore();
    }

    show(page) {
      const count = (mark) => this.form.querySelectorAll(`[data-coaching-${mark}]:not([hidden])`).length;
      const facts = { done: count("answered"), all: count("item") };
      const asked = this.pages.filter((each) => each.querySelector("[data-coaching-item]:not([hidden])"));
      const at = asked.indexOf(page);
      Object.assign(this, { page, before: asked[at - 1], after: asked[at + 1] });
      for (const each of this.pages) each.hidden = each !== page;
      this.next.hidden = !this.after;
      this.finish.hidden = !this.next.hidden;
      this.back.hidden = !this.before;
      Object.assign(this.form.querySelector("progress"), { max: facts.all, value: facts.done });
      this.form.querySelector("[data-coaching-progress]").textContent = this.block.word("progress", facts);
    }

    // What is on its way may change what comes next.
    async turn(back) {
      if (!back && this.form.querySelector("[data-coaching-asks]")) {
        this.block.hold("true");
        await Promise.race([this.block.flush(), new Promise((done) => setTimeout(done, 3000))]);
        this.block.hold(null);
      }
      this.show((back ? this.before : this.after) || this.page);
      this.block.focusOn(this.page.querySelector("[tabindex]"));
    }

    press(event, question) {
      const { target, key } = event;
      if (event.ctrlKey || event.altKey || event.metaKey || target.matches("textarea, [type=number]")) return;
      const digit = this.digits?.checked && question.querySelectorAll("[type=radio], [type=checkbox]")[key - 1];
      const choice = /^(Backspace|Delete)$/.test(key) ? question.querySelector("[data-coaching-keep]") : digit;
      if (!choice) return;
      event.preventDefault();
      choice.focus();
      choice.click();
    }

    hear(event) {
      const { type, target } = event;
      if (target === this.digits) Coaching.set("coaching-number-keys", target.checked ? "on" : "off");
      if (type === "click" && [this.next, this.back].includes(target)) this.turn(target === this.back);
      const question = target.closest("[data-coaching-item]");
      if (!question) return;
      const { coachingItem: item, coachingAsks: asks, coachingAnswered: answered } = question.dataset;
      // A place is given once. A slider may stay.
      if (ranks(target)) for (const each of controls(question)) if (each !== target && each.value === target.value) each.value = "";
      if (type === "input" || (target.type === "range" && type === "click" && answered === undefined)) this.enter(item, stringify(read(question)));
      if (type === "change" && (asks !== undefined || target.type === "number") && this.waiting) this.saver.plan(true);
      if (type === "keydown") this.press(event, question);
      const keep = type === "click" && target.dataset.coachingKeep;
      if (!keep) return;
      this.tell(item, keep);
      this.block.jump(item);
      this.enter(item, keep, true);
    }

    holds(form) {
      const next = form === this.form && this.after;
      if (next) this.turn();
      else if (this.stuck) this.block.jump(Object.keys(this.clashes)[0]);
      else if (this.waiting) this.block.problem(form, this.saver.said);
      return next || this.stuck || this.waiting;
    }

    tell(item, value, anew = true) {
      const question = this.questions[item];
      const [output] = question.querySelectorAll("output");
      if (anew) write(question, parse(value));
      question.toggleAttribute("data-coaching-answered", !/^(\[.*)?null/.test(value));
      if (output) controls(question)[0].ariaValueText = output.textContent = value === "null" ? this.block.word("unanswered") : value;
      if (this.page) this.show(this.page);
    }

    enter(item, value, now = false) {
      if (item in this.clashes) this.settle(item);
      this.tell(item, value, false);
      this.unsent[item] = { value, was: this.known[item], sent: this.unsent[item]?.sent || [] };
      this.saver.changed(now);
    }

    async restore() {
      const { kept } = this.block;
      const copy = await kept.take(this.saver.field);
      this.form.querySelectorAll("textarea").forEach((area) => (area.readOnly = false));
      for (const [item, each] of Object.entries(copy || {}))
        if (item in this.known && !(item in this.unsent) && each.value !== this.known[item]) this.tell(item, (this.unsent[item] = each).value);
      if (!this.waiting) return copy ? this.saver.keep() : kept.key();
      if (copy) this.block.announce(this.block.word("restored"));
      this.saver.changed(true);
    }

    open = () => Object.entries(this.unsent).filter(([item]) => !(item in this.clashes));
    copy = () => structuredClone(this.unsent);
    get waiting() {
      return this.open().length > 0;
    }

    get stuck() {
      return Object.keys(this.clashes).length > 0;
    }

    body() {
      const answers = {};
      for (const [item, each] of this.open()) {
        answers[item] = { value: parse(each.value), was: parse(each.was) };
        each.sent = [...each.sent.slice(-2), each.value];
      }
      return { ...this.block.facts(this.form), answers };
    }

    sent({ answers }, { asked, places = {} }) {
      for (const [item, each] of Object.entries(answers)) {
        this.known[item] = stringify(each.value);
        if (this.unsent[item]?.value === this.known[item]) delete this.unsent[item];
        else if (this.unsent[item]) this.unsent[item].was = this.known[item];
      }
      for (const [item, question] of Object.entries(this.questions)) {
        question.hidden = !asked.includes(item);
        question.querySelector("[data-coaching-number]").textContent = `${asked.indexOf(item) + 1}.`;
      }
      for (const name in places) this.form.querySelector(`[data-coaching-place="${name}"]`)?.replaceChildren(places[name]);
      this.show(this.page);
    }

    refused({ error, announce }) {
      const { items = {}, field } = error || {};
      const offer = (item, facts) => {
        this.clashes[item] = Coaching.make("div", { lang: this.block.lang, dir: this.block.dir, ...facts });
        this.questions[item].firstElementChild.after(this.clashes[item]);
      };
      for (const [item, clash] of Object.entries(items)) {
        const ours = this.unsent[item];
        const stored = (this.known[item] = stringify(clash.stored));
        // Our own without receipt is no clash.
        if (ours?.sent.includes(stored)) ours.was = stored;
        else if (ours) offer(item, { innerHTML: clash.html });
      }
      if (field in this.unsent) offer(field, { className: "coaching-field-problem", textContent: announce });
      this.lead = () => this.block.box(this.form, announce, Object.keys(this.clashes)[0]);
      if (this.stuck || !error?.items) this.list = this.lead();
      return Boolean(error?.items || field in this.unsent);
    }

    settle(item) {
      this.clashes[item].remove();
      delete this.clashes[item];
      this.list.remove();
      if (this.stuck) this.list = this.lead();
    }
  };

  Coaching.settle?.();
}
