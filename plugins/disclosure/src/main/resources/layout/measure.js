// Measures the label in each frame; what it finds stands as JSON in the last element, a pre.
(() => {
  const rgba = (text) => {
    const m = text.match(/rgba?\(([^)]+)\)/);
    if (!m) return [0, 0, 0, 1];
    const p = m[1].split(/[\s,/]+/).filter(Boolean).map(Number);
    return [p[0], p[1], p[2], p.length > 3 ? p[3] : 1];
  };
  const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
  const luminance = (c) => {
    const [r, g, b] = c.slice(0, 3).map((v) => {
      v /= 255;
      return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const look = (frame) => {
    const doc = frame.contentDocument;
    const win = frame.contentWindow;
    if (!doc || !doc.body) return 'not-measured';
    const label = doc.querySelector('.candor-labels .label-required') || doc.querySelector('main .label-required');
    if (!label) return 'missing';
    for (let e = label; e; e = e.parentElement) {
      const s = win.getComputedStyle(e);
      if (s.display === 'none') return 'not-displayed';
      if (Number(s.opacity) < 0.9) return 'transparent';
      if (e.tagName === 'DETAILS' && !e.open) return 'behind-control';
    }
    const style = win.getComputedStyle(label);
    if (style.visibility !== 'visible') return 'invisible';
    if (parseFloat(style.fontSize) < 12) return 'small';
    label.scrollIntoView({ block: 'center' });
    const box = label.getBoundingClientRect();
    if (box.width < 8 || box.height < 8) return 'no-size';
    if (box.right <= 0 || box.left >= win.innerWidth) return 'outside';
    if (box.left < -1 || box.right > win.innerWidth + 1) return 'cut-at-side';
    if (label.scrollWidth > label.clientWidth + 1 && label.clientWidth > 0) return 'cut';
    const x = Math.min(Math.max(box.left + box.width / 2, 1), win.innerWidth - 1);
    const y = box.top + box.height / 2;
    const hit = doc.elementFromPoint(x, y);
    if (!hit || !(label.contains(hit) || hit.contains(label))) return 'covered';
    let back = [255, 255, 255, 1];
    const layers = [];
    for (let e = label; e; e = e.parentElement) layers.unshift(rgba(win.getComputedStyle(e).backgroundColor));
    layers.forEach((c) => (back = over(c, back)));
    const ink = over(rgba(style.webkitTextFillColor || style.color), back);
    const [a, b] = [luminance(ink), luminance(back)].sort((p, q) => q - p);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) return 'contrast ' + ratio.toFixed(1);
    const order = doc.querySelector('main h1, main h2, main p:not(.candor-labels p), main a');
    if (order && !label.contains(order) && order.getBoundingClientRect().bottom < box.top - 1)
      return 'below-content';
    return '';
  };
  addEventListener('load', () => {
    const result = {};
    document.querySelectorAll('iframe').forEach((frame, i) => (result['w' + i] = look(frame)));
    const pre = document.createElement('pre');
    pre.id = 'result';
    pre.textContent = JSON.stringify(result);
    document.querySelectorAll('iframe').forEach((frame) => frame.remove());
    document.body.append(pre);
  });
})();
