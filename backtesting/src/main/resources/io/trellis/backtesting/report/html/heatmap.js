'use strict';
// A table whose cells are coloured by the figure that they tell. Every number is given.
(() => {
  const root = document.documentElement;
  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    Object.assign(element, attributes);
    element.append(...children);
    return element;
  };

  const option = (text, value) => make('option', { value: String(value) }, text);
  const chooser = (label, options, chosen, changed) => {
    const select = make('select', {}, ...options.map((text, i) => option(text, i)));
    select.value = String(chosen);
    select.addEventListener('change', () => changed(Number(select.value)));
    return make('label', {}, label, select);
  };

  // From the worst to the best: a light to a strong blue; where the figure crosses 0, orange below.
  const colour = (value, map, figure) => {
    const crosses = map.least < 0 && map.greatest > 0;
    const reach = Math.max(-map.least, map.greatest);
    const share = crosses
      ? Math.abs(value) / reach
      : map.greatest === map.least
        ? 0.5
        : (value - map.least) / (map.greatest - map.least);
    const strength = Math.round(12 + 80 * (figure.more || crosses ? share : 1 - share));
    const name = crosses && value < 0 ? '--loss' : '--gain';
    return { background: `color-mix(in srgb, var(${name}) ${strength}%, var(--paper))`, strength };
  };

  const draw = (figure) => {
    const data = JSON.parse(figure.querySelector('script').textContent);
    const area = figure.querySelector('.map');
    const state = { across: 0, down: 1, figure: 0, choice: 0 };

    const words = (value, of) =>
      value.toLocaleString('en-US', {
        minimumFractionDigits: of.decimals,
        maximumFractionDigits: of.decimals,
      }).replace('-', '\u2212') + (of.unit ? ' ' + of.unit : '');

    const cell = (map, of, row, column, told) => {
      const turned = state.across > state.down;
      const width = data.axes[Math.min(state.across, state.down)].values.length;
      const index = turned ? column * width + row : row * width + column;
      const value = map.values[index];
      const refused = map.refused.includes(index);
      const across = data.axes[state.across];
      const down = data.axes[state.down];
      const text = refused ? 'refused' : value === null ? 'no run' : words(value, of);
      const td = make('td', {}, refused ? '\u00d7' : value === null ? '' : words(value, of));
      const where = `${across.name} ${across.values[column]}, ${down.name} ${down.values[row]}: `;
      td.title = where + text;
      td.setAttribute('aria-label', td.title);
      td.addEventListener('click', () => (told.textContent = td.title));
      td.addEventListener('mouseenter', () => (told.textContent = td.title));
      if (refused) {
        td.className = 'refused';
      } else if (value !== null) {
        const { background, strength } = colour(value, map, of);
        td.style.background = background;
        const dark = root.dataset.theme === 'dark';
        td.style.color = strength > 55 ? (dark ? '#08121c' : '#ffffff') : 'var(--ink)';
      }
      if (across.best === column && down.best === row) {
        td.classList.add('best');
      }
      return td;
    };

    const table = (map, of, told) => {
      const across = data.axes[state.across];
      const down = data.axes[state.down];
      const head = make('tr', {}, make('th', {}, `${across.name} \u2192`, make('br'), `${down.name} \u2193`));
      head.append(...across.values.map((value) => make('th', { scope: 'col' }, value)));
      const rows = down.values.map((value, row) =>
        make(
          'tr',
          {},
          make('th', { scope: 'row' }, value),
          ...across.values.map((_, column) => cell(map, of, row, column, told)),
        ),
      );
      const dense = across.values.length > 14;
      return make(
        'table',
        { className: dense ? 'dense' : '' },
        make('thead', {}, head),
        make('tbody', {}, ...rows.reverse()),
      );
    };

    const ramp = (map, of) => {
      const stops = [0, 0.25, 0.5, 0.75, 1]
        .map((share) => colour(map.least + share * (map.greatest - map.least), map, of).background)
        .join(',');
      const bar = make('i', {});
      bar.style.background = `linear-gradient(90deg,${stops})`;
      return make(
        'p',
        { className: 'ramp' },
        words(map.least, of),
        bar,
        words(map.greatest, of),
        make('span', {}, 'outlined: the best run; hatched: refused'),
      );
    };

    const show = () => {
      const [least, most] = [state.across, state.down].sort((a, b) => a - b);
      const map = data.maps.find(
        (each) =>
          each.across === least &&
          each.down === most &&
          each.figure === state.figure &&
          each.choice === state.choice,
      );
      const of = data.figures[state.figure];
      const names = data.axes.map((axis) => axis.name);
      const set = (key) => (value) => {
        const other = key === 'across' ? 'down' : 'across';
        if ((key === 'across' || key === 'down') && value === state[other]) {
          state[other] = state[key];
        }
        state[key] = value;
        show();
      };
      const told = make('p', { className: 'picked' });
      const choices = make('div', { className: 'choices' });
      choices.append(
        chooser('across', names, state.across, set('across')),
        chooser('down', names, state.down, set('down')),
        chooser(
          'figure',
          data.figures.map((each) => each.name),
          state.figure,
          set('figure'),
        ),
      );
      if (data.choices.length > 1) {
        choices.append(chooser('of the runs in a cell', data.choices, state.choice, set('choice')));
      }
      const scroll = make('div', { className: 'scroll', tabIndex: 0 }, table(map, of, told));
      const parts = [choices, scroll, told];
      if (map.least !== null) {
        parts.splice(2, 0, ramp(map, of));
      }
      area.replaceChildren(...parts);
      figure.dataset.drawn = 'true';
    };
    show();
    document.addEventListener('themechange', show);
  };

  document.querySelectorAll('figure.heatmap').forEach(draw);
})();
