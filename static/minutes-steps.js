// Steps of the editor that can be undone and done again: the browser undoes nothing in a field that a script has filled.

const MOST_STEPS = 200;
const ONE_GO = 1000; // milliseconds: what is typed in one go is undone in one

// `standing` gives a step as it is, `restore` puts one back
export function makeSteps(standing, restore) {
  const [past, future] = [[], []];
  let last = {};

  function keep(step) {
    past.push(step);
    past.splice(0, past.length - MOST_STEPS);
    future.length = 0;
    last = {};
  }

  function move(from, to) {
    const step = from.pop();
    if (!step) return;
    to.push(standing());
    restore(step);
    last = {};
  }

  // Before something is typed
  function keepTyping({ target, inputType, timeStamp }) {
    const isOneGo =
      target === last.target && inputType === last.inputType && timeStamp - last.timeStamp <= ONE_GO;
    if (!isOneGo) keep(standing());
    last = { target, inputType, timeStamp };
  }

  return {
    keep,
    keepTyping,
    undo: () => move(past, future),
    redo: () => move(future, past),
  };
}
