/** Milliseconds from a moment until the frame that shows what was just done has been produced. */
export const painted = (since: number): Promise<number> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(performance.now() - since);
      channel.port2.postMessage(undefined);
    });
  });
