/* Ways to answer: starters go into the reply, a note may stand beside it. */
{
  const Coaching = (window["Coaching"] ||= {});
  const BLANK = "___";
  const SWITCH = "coaching-notes";
  // Who is still writing is left alone.
  const REST = 5000;

  Coaching.Helper = class {
    constructor(block, place) {
      const form = place.closest("form");
      const areas = [...form.querySelectorAll("[data-coaching-draft]")];
      [this.area] = areas;
      this.remark = form.querySelector("[data-coaching-note]");
      // Once for each reply, also when the page is drawn anew around it.
      this.noted = block.noted ||= new Set();
      this.item = this.area.dataset.coachingItem.replace(/ [^ ]*$/, "");
      if (areas.every((area) => !area.defaultValue)) this.noted.delete(this.item);
      form.addEventListener("focusin", ({ target }) => areas.includes(target) && (this.area = target));
      form.addEventListener("input", () => clearTimeout(this.timer));
      form.addEventListener("coaching-saved", ({ target, detail }) => this.hear(target, detail.note || ""));
      place.addEventListener("click", ({ target }) => {
        const button = target.closest("[data-coaching-insert]");
        if (!button) return;
        this.insert(button.dataset.coachingInsert);
        // The reply and its Send are near each other again.
        place.open = false;
      });
      this.listen(place.querySelector("[data-coaching-notes]"));
    }

    listen(box) {
      this.box = box;
      if (!box) return;
      box.checked = Coaching.get(SWITCH) !== "no";
      box.onchange = () => {
        Coaching.set(SWITCH, box.checked ? "yes" : "no");
        if (!box.checked) this.show("");
      };
    }

    // As if it were typed, so that it is saved and can be undone.
    insert(text) {
      const { area } = this;
      area.focus();
      if (area.readOnly || area.hidden) return;
      const at = area.selectionStart;
      const before = area.value.slice(0, at);
      const added = (/\S$/.test(before) ? " " : "") + text;
      if (!document.execCommand("insertText", false, added)) {
        area.setRangeText(added, at, area.selectionEnd, "end");
        area.dispatchEvent(new Event("input", { bubbles: true }));
      }
      const blank = added.indexOf(BLANK);
      if (blank >= 0) area.setSelectionRange(at + blank, at + blank + BLANK.length);
    }

    hear(area, note) {
      clearTimeout(this.timer);
      if (note !== this.remark.textContent) this.show("");
      if (!note || !this.box?.checked || this.noted.has(this.item)) return;
      const { value } = area;
      this.timer = setTimeout(() => {
        if (!area.isConnected || area.value !== value || !this.box.checked) return;
        this.noted.add(this.item);
        this.show(note);
      }, REST);
    }

    show(note) {
      this.remark.textContent = note;
    }
  };

  Coaching.settle?.();
}
