'use strict';
// The theme's switch, copying, and sorting of tables.
(() => {
  const button = document.getElementById('theme');
  const name = () => {
    button.textContent = document.documentElement.dataset.theme === 'dark' ? 'Light' : 'Dark';
  };
  button.addEventListener('click', () => window.trellisTheme());
  document.addEventListener('themechange', name);
  name();

  const select = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };

  const copy = async (from, told) => {
    const text = from.closest('.copyable').querySelector('pre');
    try {
      await navigator.clipboard.writeText(text.textContent);
      told('Copied');
    } catch {
      // Files opened from a disk may have no clipboard of the newer kind.
      select(text);
      told(document.execCommand('copy') ? 'Copied' : 'Selected');
    }
  };

  for (const each of document.querySelectorAll('[data-copy]')) {
    each.addEventListener('click', () =>
      copy(each, (word) => {
        each.textContent = word;
        setTimeout(() => (each.textContent = 'Copy'), 1500);
      }),
    );
  }

  const key = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.key === undefined ? cell.textContent : Number(cell.dataset.key);
  };

  // Numbers before texts, so that what is undefined comes last either way.
  const compare = (one, other, sign) => {
    const numbers = [typeof one === 'number', typeof other === 'number'];
    if (numbers[0] !== numbers[1]) {
      return numbers[0] ? -1 : 1;
    }
    return sign * (numbers[0] ? one - other : String(one).localeCompare(String(other), 'en'));
  };

  const sort = (table, head) => {
    const column = head.cellIndex;
    const rising = head.getAttribute('aria-sort') === 'descending';
    for (const other of head.parentNode.cells) {
      other.removeAttribute('aria-sort');
    }
    head.setAttribute('aria-sort', rising ? 'ascending' : 'descending');
    const body = table.tBodies[0];
    const rows = [...body.rows];
    rows.sort((a, b) => compare(key(a, column), key(b, column), rising ? 1 : -1));
    body.append(...rows);
  };

  for (const table of document.querySelectorAll('table.sortable')) {
    for (const head of table.tHead.rows[0].cells) {
      head.querySelector('button').addEventListener('click', () => sort(table, head));
    }
  }
})();
