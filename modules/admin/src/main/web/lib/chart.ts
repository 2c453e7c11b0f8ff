// SPDX-License-Identifier: Apache-2.0
import { html, svg, nothing } from 'lit';
import { CandorElement } from './element';
import { number } from './format';
import { language, t } from './i18n';

export interface Point {
  label: string;
  value: number;
}

const WIDTH = 640;
const HEIGHT = 190;
const LEFT = 36;
const BOTTOM = 22;

/** A small bar or line chart of one series, with the numbers in a table below. */
export class CandorChart extends CandorElement {
  static override properties = { points: { attribute: false }, label: {}, kind: {}, unit: {} };
  points: Point[] = [];
  /** What is shown, in words. */
  label = '';
  kind: 'bar' | 'line' = 'bar';
  /** Heading of the numbers in the table. */
  unit = '';

  override render() {
    if (!this.points.length) return html`<p class="muted">${t('chart.empty')}</p>`;
    const top = nice(Math.max(1, ...this.points.map((p) => p.value)));
    const step = (WIDTH - LEFT) / this.points.length;
    const y = (v: number) => 8 + (HEIGHT - BOTTOM - 8) * (1 - v / top);
    const x = (i: number) => LEFT + step * (i + 0.5);
    const peak = this.points.reduce((a, b) => (b.value > a.value ? b : a));
    const sum = this.points.reduce((a, p) => a + p.value, 0);
    const compact = new Intl.NumberFormat(language(), { notation: 'compact' });
    const every = Math.ceil(this.points.length / 7);
    const line = this.points.map((p, i) => `${x(i)},${y(p.value)}`).join(' ');
    const summary = t('chart.summary', { label: this.label, sum, peak: peak.value, at: peak.label });
    return html`<figure class="chart">
      <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${summary}>
        ${[0, top / 2, top].map(
          (v) => svg`<line class="axis" x1=${LEFT} x2=${WIDTH} y1=${y(v)} y2=${y(v)}></line>
            <text class="tick" x=${LEFT - 6} y=${y(v) + 4} text-anchor="end">${compact.format(v)}</text>`,
        )}
        ${this.kind === 'line'
          ? svg`<polygon class="area" points="${x(0)},${y(0)} ${line} ${x(this.points.length - 1)},${y(0)}"></polygon>
              <polyline class="line" points=${line}></polyline>`
          : nothing}
        ${this.points.map((p, i) =>
          this.kind === 'line'
            ? svg`<circle class="dot" cx=${x(i)} cy=${y(p.value)} r="2.5"><title>${p.label}: ${number(p.value)}</title></circle>`
            : svg`<rect class="bar" x=${x(i) - step * 0.34} width=${step * 0.68} y=${y(p.value)} height=${Math.max(0, y(0) - y(p.value))} rx="2"><title>${p.label}: ${number(p.value)}</title></rect>`,
        )}
        ${this.points.map((p, i) =>
          i % every === 0
            ? svg`<text class="tick" x=${x(i)} y=${HEIGHT - 6} text-anchor="middle">${p.label}</text>`
            : nothing,
        )}
      </svg>
      <details>
        <summary>${t('chart.table')}</summary>
        <table>
          <caption class="visually-hidden">${this.label}</caption>
          <thead>
            <tr>
              <th scope="col">${t('chart.label')}</th>
              <th scope="col" class="end">${this.unit || t('chart.value')}</th>
            </tr>
          </thead>
          <tbody>
            ${this.points.map(
              (p) => html`<tr>
                <th scope="row">${p.label}</th>
                <td class="end">${number(p.value)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </details>
    </figure>`;
  }
}
customElements.define('candor-chart', CandorChart);

function nice(value: number): number {
  const size = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 4, 5, 10].map((f) => f * size).find((v) => v >= value) ?? value;
}
