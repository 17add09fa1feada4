// What a reader would complain of on this page, as a list of sentences: text that is cut, that
// overlaps or cannot be told from its ground, a page wider than the window, figures without marks.
(() => {
  const SLACK = 1;
  const faults = [];
  const width = document.documentElement.clientWidth;
  const said = text => '“' + text.trim().replace(/\s+/g, ' ').slice(0, 60) + '”';
  const box = r => [r.left, r.top, r.right, r.bottom].map(x => Math.round(x)).join(' ');

  if (document.documentElement.scrollWidth > width + SLACK) {
    faults.push('the page is ' + document.documentElement.scrollWidth + ' px wide');
  }

  // A box that scrolls shows all of its text; one that cuts it off does not.
  const bounds = element => {
    let left = 0;
    let right = width;
    for (let e = element; e; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (style.overflowX === 'auto' || style.overflowX === 'scroll') {
        return e.scrollWidth > e.clientWidth + SLACK ? [-Infinity, Infinity] : [left, right];
      }
      if (style.overflowX !== 'visible') {
        const r = e.getBoundingClientRect();
        left = Math.max(left, r.left);
        right = Math.min(right, r.right);
      }
    }
    return [left, right];
  };

  const isSeen = element => element.getClientRects().length > 0
    && element.checkVisibility({contentVisibilityAuto: true, opacityProperty: true,
        visibilityProperty: true});

  // Each piece of text with the boxes of its lines.
  const pieces = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest('script, style, title, desc')
        || !isSeen(parent)) {
      continue;
    }
    const range = document.createRange();
    range.selectNodeContents(node);
    const svg = parent.closest('svg');
    const rects = svg ? [parent.getBoundingClientRect()] : [...range.getClientRects()];
    // What is put far to the left is for those who listen.
    rects.filter(r => r.width > 0 && r.right > -1000).forEach(r => pieces.push({node, parent, svg, r}));
  }
  if (pieces.length === 0) {
    faults.push('no text is to be seen');
  }

  for (const {node, parent, svg, r} of pieces) {
    if (svg) {
      const s = svg.getBoundingClientRect();
      if (r.left < s.left - SLACK || r.right > s.right + SLACK
          || r.top < s.top - SLACK || r.bottom > s.bottom + SLACK) {
        faults.push('cut by its figure: ' + said(node.data) + ' at ' + box(r) + ' in ' + box(s));
      }
    }
    const [left, right] = bounds(parent);
    if (r.left < left - SLACK || r.right > right + SLACK) {
      faults.push('cut: ' + said(node.data) + ' at ' + box(r));
    }
    // A letter that cannot be read is no better than one that is cut.
    if (svg && r.height < 8) {
      faults.push('too small: ' + said(node.data) + ' is ' + r.height.toFixed(1) + ' px high');
    }
  }

  // The boxes of lines are a little higher than their letters.
  const sorted = pieces.slice().sort((a, b) => a.r.top - b.r.top);
  for (let i = 0; i < sorted.length; i++) {
    const a = sorted[i].r;
    for (let j = i + 1; j < sorted.length && sorted[j].r.top < a.bottom; j++) {
      const b = sorted[j].r;
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - b.top;
      if (across > SLACK && down > 2 * SLACK + 0.1 * Math.min(a.height, b.height)) {
        faults.push('overlap: ' + said(sorted[i].node.data) + ' and ' + said(sorted[j].node.data));
      }
    }
  }

  // The contrast of a text with what is behind it, as the WCAG define it.
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const parsed = new Map();
  const rgba = colour => {
    if (!parsed.has(colour)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      parsed.set(colour, [...canvas.getImageData(0, 0, 1, 1).data]);
    }
    return parsed.get(colour);
  };
  const luminance = ([r, g, b]) => [r, g, b]
      .map(c => c / 255)
      .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
      .reduce((sum, c, k) => sum + [0.2126, 0.7152, 0.0722][k] * c, 0);
  const ground = element => {
    for (let e = element; e; e = e.parentElement) {
      const colour = rgba(getComputedStyle(e).backgroundColor);
      if (colour[3] === 255) {
        return colour;
      }
    }
    return rgba(matchMedia('(prefers-color-scheme: dark)').matches ? '#121212' : '#fff');
  };
  const dull = new Set();
  for (const {node, parent, svg} of pieces) {
    const style = getComputedStyle(parent);
    const pair = [luminance(rgba(svg ? style.fill : style.color)), luminance(ground(parent))];
    const contrast = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
    const what = (parent.className.baseVal ?? parent.className) || parent.tagName;
    if (contrast < 4.5 && !dull.has(what)) {
      dull.add(what);
      faults.push('contrast of ' + contrast.toFixed(1) + ' only: ' + said(node.data));
    }
  }

  // Something is drawn in the area of each figure, and nothing beyond it.
  for (const svg of document.querySelectorAll('svg.plot')) {
    const name = said(svg.querySelector('title')?.textContent ?? 'a figure');
    const frame = svg.querySelector('.frame')?.getBoundingClientRect();
    if (!frame || !isSeen(svg) || !(frame.width > 100) || !(frame.height > 0)) {
      faults.push('no area: ' + name);
      continue;
    }
    const marks = [...svg.querySelectorAll('path, rect, circle, line')]
        .filter(e => !e.matches('.frame, .grid, .later, .hit, svg > rect[fill="#fff"]') && isSeen(e))
        .map(e => ({e, r: e.getBoundingClientRect(), style: getComputedStyle(e)}))
        .filter(({style}) => style.fill !== 'none' || style.stroke !== 'none');
    const inside = marks.filter(({r}) => r.top < frame.bottom - SLACK);
    if (!inside.some(({r}) => r.width * r.height > 0 || r.width + r.height > 20)) {
      faults.push('empty: ' + name);
    }
    const aside = 8;
    for (const {e, r} of inside) {
      if (r.left < frame.left - aside || r.right > frame.right + aside
          || r.top < frame.top - aside || r.bottom > frame.bottom + aside) {
        faults.push('beyond its area in ' + name + ': ' + e.getAttribute('class') + ' at ' + box(r));
      }
    }
  }
  return faults;
})()
