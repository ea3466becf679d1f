/* Starts the blocks of a page, as the platform's runtime does, without jQuery. */
(function () {
  "use strict";

  function encode(part) {
    return encodeURIComponent(part).replace(/%2F/g, "/");
  }

  function runtimeFor(base, notify) {
    const runtime = {
      handlerUrl: function (element, name, suffix, query) {
        const wrapper = node(element).closest("[data-usage-id]");
        const url = base + encode(wrapper.dataset.usageId) + "/" + encode(name) + "/" + (suffix ? encode(suffix) : "");
        return query ? url + "?" + query : url;
      },
      children: function () { return []; },
      childMap: function () { return undefined; },
    };
    if (notify) { runtime.notify = notify; }
    return runtime;
  }

  /* Studio hands jQuery objects to blocks, the course hands elements. */
  function node(element) {
    return element instanceof Element ? element : element[0];
  }

  function start(wrapper, base, notify, wrapped) {
    const init = window[wrapper.dataset.init];
    if (typeof init !== "function" || wrapper.dataset.started) { return; }
    wrapper.dataset.started = "yes";
    const args = wrapper.querySelector(":scope > .xblock-json-init-args");
    const element = wrapped ? wrapped(wrapper) : wrapper;
    new init(runtimeFor(base, notify), element, args ? JSON.parse(args.textContent) : {});
  }

  function startAll(root, notify, wrapped) {
    const base = root.closest("[data-sandbox-handlers]").dataset.sandboxHandlers;
    root.querySelectorAll(".xblock[data-init]").forEach((each) => start(each, base, notify, wrapped));
  }

  window.SandboxBlocks = { startAll: startAll };
  if (!document.currentScript.hasAttribute("data-sandbox-wait")) {
    document.querySelectorAll("[data-sandbox-handlers]").forEach((each) => startAll(each));
  }
})();
