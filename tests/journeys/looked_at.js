// What is wrong on the page at the width that its window has, by axe. Most rules are about what is shown, not how wide:
// where the very elements are shown that were shown at a width before, only the rules of the width are asked again,
// and between the widest and the narrowest (`between`) none where no text looks new either: targets are no closer there.
// Contrast costs more than all other rules together: of texts that look alike the first and the last are looked at.
// `window.before` is what was seen at other widths: {shown: [which elements], looks: [how texts look]}.
async ({ options, ofTheWidth, between }) => {
  // What lies behind an element, and where it stands, from the root down.
  const surroundings = new Map([[null, ""]]);
  const surrounding = (each) => {
    if (!surroundings.has(each)) {
      const style = getComputedStyle(each);
      const painted = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter, style.position];
      const own = [each.tagName, each.getAttribute("class"), ...painted].join();
      surroundings.set(each, `${surrounding(each.parentElement)} > ${own}`);
    }
    return surroundings.get(each);
  };
  const look = (each) => {
    const style = getComputedStyle(each);
    const disabled = Boolean((each.control ?? each).closest(":disabled, [aria-disabled='true']"));
    const bold = style.fontWeight >= 700;
    const large = Number.parseFloat(style.fontSize) >= (bold ? 18.66 : 24); // px, from where less contrast is enough
    const own = [style.color, style.textShadow, large, disabled];
    return `${own.join()} in ${surrounding(each)}`;
  };
  // Of a single letter axe does not say whether it is text.
  const hasText = (each) =>
    each.matches("input, select, textarea") ||
    [...each.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim().length > 1);

  const { before } = window;
  const elements = [...document.querySelectorAll("*")];
  const shown = elements.map((each) => Number(each.checkVisibility())).join("");
  const alike = new Map();
  for (const each of elements.filter((one) => one.checkVisibility() && hasText(one))) {
    const key = look(each);
    alike.set(key, [alike.get(key)?.[0] ?? each, each]);
  }
  const looked = new Set([...alike].flatMap(([key, ends]) => (before.looks.includes(key) ? [] : ends)));
  const again = before.shown.includes(shown);
  if (between && again && looked.size === 0) return { violations: [], texts: 0, everyRule: false };
  for (const each of looked) each.dataset.lookedAt = "";
  axe.configure({ rules: [{ id: "color-contrast", selector: "[data-looked-at]" }] });
  const { violations } = await axe.run(document, {
    ...options,
    ...(again ? { runOnly: { type: "rule", values: ofTheWidth } } : {}),
  });
  for (const each of looked) delete each.dataset.lookedAt;
  before.shown.push(shown);
  before.looks.push(...alike.keys());
  return { violations, texts: looked.size, everyRule: !again };
}
