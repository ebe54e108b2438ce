'use strict';
// Draws the charts. Every number is given; only places on the screen are computed here.
(() => {
  const root = document.documentElement;
  const charts = [];
  const groups = new Map();
  const PHONE = 640;
  const NEAR_PIXELS = 14;
  const MOST_TABLE_ROWS = 5000;

  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    Object.assign(element, attributes);
    element.append(...children);
    return element;
  };
  const token = (name) => getComputedStyle(root).getPropertyValue('--' + name).trim();
  const faint = (name, share) => {
    const hex = Math.round(share * 255).toString(16).padStart(2, '0');
    return token(name) + hex;
  };
  const formats = new Map();
  const format = (value, decimals) => {
    if (!formats.has(decimals)) {
      const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
      formats.set(decimals, new Intl.NumberFormat('en-US', digits));
    }
    return formats.get(decimals).format(value).replace('-', '\u2212');
  };
  const told = (value, decimals, unit) =>
    value === null || value === undefined
      ? '\u2013'
      : format(value, decimals) + (unit ? ' ' + unit : '');
  const moment = (seconds) =>
    new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ');

  // ---- what is drawn behind and before the series

  const clipped = (u, paint) => {
    const { ctx, bbox } = u;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    paint(ctx, bbox);
    ctx.restore();
  };

  const shown = (chart, layer) => !chart.group || !chart.group.hidden.has(layer);

  const paintSpans = (chart, u) =>
    clipped(u, (ctx, box) => {
      const strip = 14 * devicePixelRatio;
      ctx.font = `${10 * devicePixelRatio}px system-ui, sans-serif`;
      ctx.textBaseline = 'middle';
      ctx.textAlign = 'left';
      for (const span of chart.spec.spans) {
        if (!shown(chart, span.layer)) continue;
        const left = Math.max(box.left, u.valToPos(span.from, 'x', true));
        const right = Math.min(box.left + box.width, u.valToPos(span.to, 'x', true));
        if (right <= left) continue;
        ctx.fillStyle = faint(span.ink, 0.1);
        ctx.fillRect(left, box.top, right - left, box.height);
        ctx.fillStyle = faint(span.ink, 0.85);
        ctx.fillRect(left, box.top + box.height - strip, right - left, strip);
        if (ctx.measureText(span.name).width + 8 < right - left) {
          ctx.fillStyle = '#101010';
          ctx.fillText(span.name, left + 4, box.top + box.height - strip / 2);
        }
      }
    });

  const paintLevels = (chart, u) =>
    clipped(u, (ctx, box) => {
      for (const one of chart.spec.levels) {
        if (!shown(chart, one.layer)) continue;
        const left = Math.max(box.left, u.valToPos(one.from, 'x', true));
        const right = Math.min(box.left + box.width, u.valToPos(one.to, 'x', true));
        if (right < left) continue;
        const low = u.valToPos(one.at[0], 'y', true);
        const high = u.valToPos(one.at[one.at.length - 1], 'y', true);
        const wide = Math.max(right - left, 1);
        ctx.fillStyle = faint('ink-grid', 0.09);
        ctx.fillRect(left, high, wide, low - high);
        ctx.fillStyle = faint('ink-grid', (low - high) / one.at.length < 4 ? 0.25 : 0.5);
        for (const level of one.at) {
          ctx.fillRect(left, Math.round(u.valToPos(level, 'y', true)), wide, 1);
        }
      }
    });

  const label = (ctx, text, x, y, ink) => {
    ctx.font = `${11 * devicePixelRatio}px system-ui, sans-serif`;
    ctx.fillStyle = token(ink);
    ctx.fillText(text, x, y);
  };

  const paintLines = (chart, u) =>
    clipped(u, (ctx, box) => {
      ctx.setLineDash([6, 4]);
      ctx.lineWidth = 1.2 * devicePixelRatio;
      ctx.textBaseline = 'bottom';
      ctx.textAlign = 'left';
      for (const line of chart.spec.lines || []) {
        const y = u.valToPos(line.at, 'y', true);
        ctx.strokeStyle = token(line.ink);
        ctx.beginPath();
        ctx.moveTo(box.left, y);
        ctx.lineTo(box.left + box.width, y);
        ctx.stroke();
        label(ctx, line.name, box.left + 6, y - 2, line.ink);
      }
      ctx.textBaseline = 'top';
      (chart.spec.events || []).forEach((event, i) => {
        const x = u.valToPos(event.at, 'x', true);
        ctx.strokeStyle = token(event.ink);
        ctx.beginPath();
        ctx.moveTo(x, box.top);
        ctx.lineTo(x, box.top + box.height);
        ctx.stroke();
        ctx.textAlign = x > box.left + box.width / 2 ? 'right' : 'left';
        const aside = (ctx.textAlign === 'right' ? -4 : 4) * devicePixelRatio;
        label(ctx, event.name, x + aside, box.top + (2 + 13 * i) * devicePixelRatio, event.ink);
      });
    });

  const SHAPES = {
    up: [[0, -1], [0.95, 0.8], [-0.95, 0.8]],
    down: [[0, 1], [0.95, -0.8], [-0.95, -0.8]],
    square: [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]],
    diamond: [[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]],
    star: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((i) => {
      const reach = i % 2 ? 0.6 : 1.5;
      return [reach * Math.sin((i * Math.PI) / 5), -reach * Math.cos((i * Math.PI) / 5)];
    }),
  };

  const trace = (ctx, shape, x, y, size) => {
    SHAPES[shape].forEach(([dx, dy], i) =>
      i ? ctx.lineTo(x + dx * size, y + dy * size) : ctx.moveTo(x + dx * size, y + dy * size),
    );
    ctx.closePath();
  };

  const paintMarks = (chart, u) =>
    clipped(u, (ctx) => {
      const { min, max } = u.scales.x;
      for (const kind of chart.spec.marks) {
        if (!shown(chart, kind.layer)) continue;
        const visible = kind.x.filter((x) => x >= min && x <= max).length;
        const crowd = visible > 800 ? 2 : visible > 250 ? 2.8 : visible > 80 ? 3.6 : 4.8;
        const size = (kind.shape === 'up' || kind.shape === 'down' ? crowd : 5) * devicePixelRatio;
        ctx.fillStyle = token(kind.ink);
        ctx.strokeStyle = token('paper');
        ctx.lineWidth = crowd > 3 ? devicePixelRatio : 0.5;
        ctx.beginPath();
        kind.x.forEach((x, i) => {
          if (x >= min && x <= max) {
            trace(ctx, kind.shape, u.valToPos(x, 'x', true), u.valToPos(kind.y[i], 'y', true), size);
          }
        });
        ctx.stroke();
        ctx.fill();
      }
    });

  // ---- pointing at marks

  const nearest = (chart, u) => {
    const { left, top } = u.cursor;
    let best = null;
    let closest = NEAR_PIXELS;
    for (const kind of chart.spec.marks) {
      if (!shown(chart, kind.layer)) continue;
      kind.x.forEach((x, i) => {
        const dx = Math.abs(u.valToPos(x, 'x') - left);
        if (dx > closest) return;
        const distance = Math.hypot(dx, u.valToPos(kind.y[i], 'y') - top);
        if (distance < closest) {
          closest = distance;
          best = { kind, i };
        }
      });
    }
    return best;
  };

  const point = (chart, u) => {
    const found = u.cursor.left >= 0 ? nearest(chart, u) : null;
    if (!found) {
      chart.picked.textContent = '';
      return;
    }
    const { kind, i } = found;
    const at = chart.spec.time ? moment(kind.x[i]) + ' UTC: ' : '';
    chart.picked.textContent = at + kind.notes[i];
  };

  // ---- one chart

  const seriesOf = (chart) => {
    const series = [
      {
        label: chart.spec.time ? 'UTC' : chart.spec.xName,
        value: (u, v) =>
          v === null || v === undefined
            ? '\u2013'
            : chart.spec.time
              ? moment(v)
              : format(v, chart.spec.xDecimals),
      },
    ];
    const data = [chart.spec.x];
    const bands = [];
    for (const one of chart.spec.series) {
      const unit = chart.spec.unit;
      const value = (u, v) => told(v, one.decimals, unit);
      const stroke = () => token(one.ink);
      if (one.style === 'range') {
        const at = data.length;
        data.push(one.greatest, one.least);
        const both = (u, v, si, i) =>
          i === null || one.least[i] === null
            ? '\u2013'
            : told(one.least[i], one.decimals) + ' to ' + told(one.greatest[i], one.decimals, unit);
        const thin = { stroke: () => faint(one.ink, 0.45), width: 0.7, points: { show: false } };
        series.push({ label: one.name, value: both, ...thin });
        series.push({ label: one.name, class: 'hidden', ...thin });
        bands.push({ series: [at, at + 1], fill: () => faint(one.ink, 0.28) });
        continue;
      }
      data.push(one.values);
      const plain = { label: one.name, value, stroke, width: 1.6, points: { show: false } };
      if (one.style === 'dash') {
        plain.dash = [5, 4];
      } else if (one.style === 'area') {
        plain.fill = () => faint(one.ink, 0.22);
        plain.fillTo = 0;
      } else if (one.style === 'bars') {
        plain.paths = uPlot.paths.bars({
          size: [0.82, 26],
          disp: {
            fill: {
              unit: 3,
              values: (u, si) => u.data[si].map((v) => token(v < 0 ? 'loss' : 'gain')),
            },
          },
        });
        plain.fill = () => token('gain');
        plain.width = 0;
      } else if (one.style === 'dots') {
        plain.paths = () => null;
        plain.points = {
          show: true,
          size: 5,
          width: 0,
          fill: () => faint(one.ink, 0.65),
          stroke: 'transparent',
        };
      }
      series.push(plain);
    }
    return { series, data, bands };
  };

  // The grid's cells belong into the picture, unless they would press the price flat.
  const reachOf = (chart) => (u, least, greatest) => {
    if (least === null || greatest === null) return [0, 1];
    const spec = chart.spec;
    let [low, high] = [least, greatest];
    const fits = (value) => {
      const span = Math.max(greatest - least, 1e-9);
      return value > least - span && value < greatest + span;
    };
    const add = (value) => {
      if (fits(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    };
    const { min, max } = u.scales.x;
    for (const one of spec.levels || []) {
      if (one.to >= min && one.from <= max && shown(chart, one.layer)) {
        add(one.at[0]);
        add(one.at[one.at.length - 1]);
      }
    }
    (spec.lines || []).forEach((line) => add(line.at));
    for (const kind of spec.marks || []) {
      kind.y.forEach((y, i) => kind.x[i] >= min && kind.x[i] <= max && add(y));
    }
    const zero = spec.series.every((one) => one.style === 'bars' || one.style === 'area');
    if (zero) {
      low = Math.min(low, 0);
      high = Math.max(high, 0);
    }
    const margin = (high - low || Math.abs(high) || 1) * 0.05;
    const below = spec.spans && spec.spans.length ? 2 : 1;
    const above = zero && spec.events && spec.xName ? 3 * spec.events.length : 1;
    return [
      zero && low === 0 ? 0 : low - below * margin,
      zero && high === 0 ? 0 : high + above * margin,
    ];
  };

  // Years, months and days as everybody reads them: unit in seconds, label, label where a year,
  // a month or a day begins.
  const DAY = 86400;
  const DATES = [
    [DAY * 365, '{YYYY}', null, null, null, null, null, null, 1],
    [DAY * 28, '{YYYY}-{MM}', null, null, null, null, null, null, 1],
    [DAY, '{YYYY}-{MM}-{DD}', null, null, null, null, null, null, 1],
    [60, '{HH}:{mm}', '\n{YYYY}-{MM}-{DD}', null, '\n{YYYY}-{MM}-{DD}', null, null, null, 1],
    [1, '{HH}:{mm}:{ss}', '\n{YYYY}-{MM}-{DD}', null, '\n{YYYY}-{MM}-{DD}', null, null, null, 1],
  ];

  const axes = (chart) => {
    const plain = {
      stroke: () => token('quiet'),
      font: '12px system-ui, sans-serif',
      grid: { stroke: () => token('rule'), width: 1 },
      ticks: { stroke: () => token('rule'), width: 1, size: 4 },
    };
    const decimals = Math.max(0, ...chart.spec.series.map((one) => one.decimals));
    const short = (most) => (u, all) => {
      const step = all.length > 1 ? Math.abs(all[1] - all[0]) : 1;
      const needed = Math.min(most, Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)));
      return all.map((v) => format(v, needed));
    };
    // The charts of a group begin at the same place, so that a moment is in one line in all.
    const size = (u, values) => {
      const own = values ? 16 + 7 * Math.max(...values.map((text) => text.length)) : 50;
      if (!chart.group) return own;
      chart.group.axis = Math.max(chart.group.axis, own);
      return chart.group.axis;
    };
    const below = { ...plain, space: 84, ...(chart.spec.time ? { values: DATES } : {}) };
    below.size = chart.spec.time ? 46 : 30;
    if (!chart.spec.time) {
      below.values = short(chart.spec.xDecimals);
      below.label = chart.spec.xName;
      below.labelSize = 20;
      below.labelFont = '12px system-ui, sans-serif';
    }
    return [below, { ...plain, values: short(decimals), size, space: 36 }];
  };

  const zoomed = (chart, u, key) => {
    if (key !== 'x' || !chart.group || chart.group.busy) return;
    const { min, max } = u.scales.x;
    chart.group.busy = true;
    chart.group.range = [min, max];
    for (const other of chart.group.charts) {
      if (other !== chart && other.plot) other.plot.setScale('x', { min, max });
    }
    chart.group.busy = false;
  };

  const height = (chart, width) => {
    const full = chart.spec.height || 240;
    return width < PHONE ? Math.round(full * 0.78) : full;
  };

  const draw = (chart) => {
    const { series, data, bands } = seriesOf(chart);
    const width = chart.area.clientWidth;
    const behind = (u) => {
      if (chart.spec.spans) paintSpans(chart, u);
      if (chart.spec.levels) paintLevels(chart, u);
    };
    const before = (u) => {
      paintLines(chart, u);
      if (chart.spec.marks) paintMarks(chart, u);
      chart.figure.dataset.drawn = 'true';
    };
    const options = {
      width,
      height: height(chart, width),
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
      cursor: {
        y: false,
        drag: { x: true, y: false, dist: 6 },
        points: { size: 6 },
        ...(chart.group ? { sync: { key: chart.spec.group, setSeries: false } } : {}),
      },
      scales: { x: { time: Boolean(chart.spec.time) }, y: { range: reachOf(chart) } },
      axes: axes(chart),
      series,
      bands,
      hooks: {
        drawAxes: [behind],
        draw: [before],
        setScale: [(u, key) => zoomed(chart, u, key)],
        setCursor: chart.spec.marks ? [(u) => point(chart, u)] : [],
      },
    };
    if (!chart.spec.time && chart.spec.series.some((one) => one.style === 'bars')) {
      const x = chart.spec.x;
      const half = x.length > 1 ? (x[1] - x[0]) / 2 : 0.5;
      options.scales.x.range = (u, min, max) => [min - half, max + half];
    } else if (!chart.spec.time) {
      options.scales.x.range = (u, min, max) => {
        const margin = (max - min || 1) * 0.02;
        return [min - margin, max + margin];
      };
    }
    if (chart.plot) chart.plot.destroy();
    chart.plot = new uPlot(options, data, chart.area);
    if (chart.group && chart.group.range) {
      const [min, max] = chart.group.range;
      chart.plot.setScale('x', { min, max });
    }
  };

  // ---- a chart's numbers as a table

  const table = (chart) => {
    const { spec } = chart;
    const columns = [{ name: spec.time ? 'UTC' : spec.xName, at: (i) => spec.x[i] }];
    columns[0].text = (i) => (spec.time ? moment(spec.x[i]) : format(spec.x[i], spec.xDecimals));
    for (const one of spec.series) {
      const add = (name, values) =>
        columns.push({ name, text: (i) => told(values[i], one.decimals, spec.unit) });
      if (one.style === 'range') {
        add(one.name + ', least', one.least);
        add(one.name + ', greatest', one.greatest);
      } else {
        add(one.name, one.values);
      }
    }
    const cells = (tag, texts) => texts.map((text) => make(tag, { className: 'number' }, text));
    const head = make('tr', {}, ...cells('th', columns.map((column) => column.name)));
    const rows = spec.x
      .slice(0, MOST_TABLE_ROWS)
      .map((_, i) => make('tr', {}, ...cells('td', columns.map((column) => column.text(i)))));
    const body = make('table', {}, make('thead', {}, head), make('tbody', {}, ...rows));
    return make('div', { className: 'scroll', tabIndex: 0 }, body);
  };

  const tableButton = (chart) => {
    const button = make('button', { type: 'button', className: 'aside' }, 'Numbers as a table');
    let open = null;
    button.setAttribute('aria-expanded', 'false');
    button.addEventListener('click', () => {
      if (open) {
        open.remove();
        open = null;
      } else {
        open = table(chart);
        chart.figure.append(open);
      }
      button.setAttribute('aria-expanded', String(Boolean(open)));
    });
    return button;
  };

  // What marks and stretches mean: shape, colour and name.
  const swatches = (spec) => {
    const line = make('div', { className: 'swatches' });
    const add = (name, ink, symbol) => {
      const mark = make('i', symbol ? { textContent: symbol } : {});
      mark.style.cssText = symbol
        ? `color:var(--${ink});font-style:normal;width:auto;height:auto`
        : `background:var(--${ink})`;
      line.append(make('span', {}, mark, name));
    };
    const symbols = { up: '\u25b2', down: '\u25bc', diamond: '\u25c6', square: '\u25a0', star: '\u2605' };
    (spec.marks || []).forEach((kind) => add(kind.name, kind.ink, symbols[kind.shape]));
    const states = new Map((spec.spans || []).map((span) => [span.name, span.ink]));
    states.forEach((ink, name) => add(name, ink));
    if (spec.levels) add('grid cells', 'ink-grid', '\u2261');
    return line;
  };

  // ---- zoom and layers of a group

  const step = (group, change) => {
    const plot = group.charts[0].plot;
    const all = group.charts[0].spec.x;
    const [first, last] = [all[0], all[all.length - 1]];
    const { min, max } = plot.scales.x;
    let [from, to] = change(min, max);
    from = Math.max(first, from);
    to = Math.min(last, to);
    if (to > from) plot.setScale('x', { min: from, max: to });
  };

  const tools = (group) => {
    const zooms = [
      ['All', 'the whole time', () => [-Infinity, Infinity]],
      ['+', 'nearer', (a, b) => [a + (b - a) / 4, b - (b - a) / 4]],
      ['\u2212', 'farther', (a, b) => [a - (b - a) / 2, b + (b - a) / 2]],
      ['\u25c0', 'earlier', (a, b) => [a - (b - a) / 2, b - (b - a) / 2]],
      ['\u25b6', 'later', (a, b) => [a + (b - a) / 2, b + (b - a) / 2]],
    ];
    const zoom = make('div', { className: 'zoom', role: 'group', ariaLabel: 'Zoom' });
    for (const [text, name, change] of zooms) {
      const button = make('button', { type: 'button', ariaLabel: name, title: name }, text);
      button.addEventListener('click', () => step(group, change));
      zoom.append(button);
    }
    const bar = make('div', { className: 'tools' }, zoom);
    const layers = new Set(group.charts.flatMap((chart) => chart.spec.layers));
    for (const layer of layers) {
      const box = make('input', { type: 'checkbox', checked: true });
      box.addEventListener('change', () => {
        box.checked ? group.hidden.delete(layer) : group.hidden.add(layer);
        group.charts.forEach((chart) => chart.plot.redraw(false, true));
      });
      bar.append(make('label', {}, box, layer));
    }
    return bar;
  };

  // ---- all of them

  for (const figure of document.querySelectorAll('figure.chart')) {
    const spec = JSON.parse(figure.querySelector('script').textContent);
    const chart = { figure, spec, area: figure.querySelector('.plot'), plot: null, group: null };
    if (spec.group) {
      if (!groups.has(spec.group)) {
        groups.set(spec.group, { charts: [], hidden: new Set(), range: null, busy: false, axis: 0 });
      }
      chart.group = groups.get(spec.group);
      chart.group.charts.push(chart);
    }
    chart.picked = make('div', { className: 'picked' });
    if (spec.marks || spec.spans || spec.levels) figure.append(swatches(spec));
    if (spec.marks) figure.append(chart.picked);
    if (spec.series.length) figure.append(tableButton(chart));
    charts.push(chart);
  }
  const drawAll = () => {
    charts.forEach(draw);
    charts.filter((chart) => chart.group).forEach((chart) => chart.plot.redraw(false, true));
  };
  drawAll();
  for (const group of groups.values()) {
    group.charts[0].figure.before(tools(group));
  }
  document.addEventListener('themechange', drawAll);
  let width = innerWidth;
  addEventListener('resize', () => {
    if (innerWidth === width) return; // A phone's bars come and go; only the width matters.
    width = innerWidth;
    for (const chart of charts) {
      const wide = chart.area.clientWidth;
      chart.plot.setSize({ width: wide, height: height(chart, wide) });
    }
  });
})();
