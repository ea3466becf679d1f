/* Words of a question in a list that never left this device: told, and brought back when a page opens. */
{
  const Coaching = (window["Coaching"] ||= {});
  let opened = false;

  Coaching.Unsent = class {
    constructor(block, form) {
      if (!block.kept.left(`entry-${form.dataset.coachingUnsent}`).length) return;
      form.querySelector("[hidden]").hidden = false;
      // Whoever came to the list by themselves is not led away from it.
      if (!opened && navigator.userActivation?.hasBeenActive === false) setTimeout(() => form.requestSubmit());
      opened = true;
    }
  };

  Coaching.settle?.();
}
