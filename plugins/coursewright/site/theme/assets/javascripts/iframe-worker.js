/* Browsers refuse workers to pages opened from disk, and the search needs one: here it runs in a hidden frame.
   The interface is that of the npm package iframe-worker, which the search script knows by the name IFrameWorker.
   That package writes an inline script into the frame; this one does not, so that a strict policy lets it pass. */
(function () {
  "use strict";
  if (location.protocol !== "file:") return;

  class FrameWorker extends EventTarget {
    constructor(url) {
      super();
      this.onmessage = null;
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      document.body.appendChild(this.frame);
      const scope = this.frame.contentWindow;
      // Opened and closed, or Firefox puts a fresh empty document in its place a moment later.
      scope.document.open();
      scope.document.write("<!doctype html><title>search</title><body></body>");
      scope.document.close();
      scope.postMessage = (data) => this.receive(data);
      scope.importScripts = (...urls) => urls.reduce((before, each) => before.then(() => load(scope, each)), Promise.resolve());
      this.ready = load(scope, new URL(url, document.baseURI).href);
    }

    receive(data) {
      const event = new MessageEvent("message", { data });
      this.dispatchEvent(event);
      if (this.onmessage) this.onmessage(event);
    }

    postMessage(data) {
      const scope = this.frame.contentWindow;
      this.ready.then(() => scope.dispatchEvent(new MessageEvent("message", { data })));
    }

    terminate() {
      this.frame.remove();
    }
  }

  function load(scope, url) {
    return new Promise((loaded, failed) => {
      const script = scope.document.createElement("script");
      script.onload = () => loaded();
      script.onerror = () => failed(new Error("cannot load " + url));
      script.src = url;
      scope.document.body.appendChild(script);
    });
  }

  window.IFrameWorker = FrameWorker;
  window.Worker = FrameWorker;
})();
