/* Quoting what is selected, or a paragraph. */
{
  const Coaching = (window["Coaching"] ||= {});
  let last;

  // A click on a button takes the selection away; a click into a text means that nothing is selected.
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    const into = selection.anchorNode?.parentElement?.closest("button, form") === null;
    if (!selection.isCollapsed) last = selection.getRangeAt(0).cloneRange();
    else if (into) last = null;
  });

  Coaching.Quoting = class {
    constructor(block, form) {
      this.form = form;
      form.querySelectorAll("[value][type=submit]").forEach((button) => {
        button.onclick = () => (form.elements.passage.value = button.value);
      });
    }

    get selected() {
      const text = document.getElementById(this.form.dataset.coachingQuoting);
      if (!last || !text || !last.intersectsNode(text)) return "";
      const range = last.cloneRange();
      if (!text.contains(range.startContainer)) range.setStart(text, 0);
      if (!text.contains(range.endContainer)) range.setEnd(text, text.childNodes.length);
      return range.toString();
    }

    // A choice between paragraphs comes first where nothing is selected.
    holds(form) {
      if (form !== this.form) return false;
      const { selected, passage } = form.elements;
      selected.value = passage.value ? "" : this.selected;
      const choice = form.querySelector("[hidden]:not(input)");
      if (!choice || selected.value.trim() || passage.value) return false;
      choice.hidden = false;
      choice.querySelector("button").focus();
      return true;
    }
  };

  Coaching.settle?.();
}
