import { checkPack } from './check-pack.mjs';
import { sha256 } from './sha256.mjs';

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * The page as its file has it: a page cannot read its own file, but it was written so that there is one way back.
 * @param {Node} node
 * @returns {string}
 */
function written(node) {
  if (node instanceof Text) return node.data;
  if (!(node instanceof Element)) return `<!--${node.nodeValue ?? ''}-->`;
  const name = node.localName;
  const attributes = [...node.attributes].map(
    (each) => ` ${each.name}="${escaped(each.value).replaceAll('"', '&quot;')}"`,
  );
  const isRaw = name === 'script' || name === 'style';
  const inside = [...node.childNodes].map((child) =>
    child instanceof Text && !isRaw ? escaped(child.data) : written(child),
  );
  const open = `<${name}${attributes.join('')}>`;
  return name === 'meta' ? open : `${open}${inside.join('')}</${name}>`;
}

const verdict = document.getElementById('verdict');
if (verdict) {
  const { faults, facts } = checkPack(`<!doctype html>${written(document.documentElement)}`, sha256);
  const { unchanged = '', changed = '' } = verdict.dataset;
  verdict.className = faults.length === 0 ? 'good' : 'bad';
  const places = faults.map(({ place, field }) => (field === null ? place : `${place} · ${field}`));
  verdict.textContent = faults.length === 0 ? `${unchanged} ${facts}` : `${changed} ${places.join('; ')}`;
}
