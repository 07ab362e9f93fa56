/** What the rules of the tables find, as the browser's own expressions: what our way of finding them is held against. */
import type { FiledRule, FiledRules } from '../../spotting/triggers.ts';

const SEPARATOR = '[\\s-]{1,4}';
const FEW_WORDS = `(?:[\\w'/][\\w'/-]{0,30}${SEPARATOR}){0,3}`;
/** It does not end inside a word. */
const END = '(?!(?<=[a-z0-9])[a-z0-9])';

/** Source of an expression for what is written in the signs of the tables; classes are as they are. */
function sourceOf(find: string): string {
  return find.replace(/\[(?:\\.|[^\]])*\]|\\.|\((?!\?)| \?| |~/g, (sign) => {
    if (sign === '(') return '(?:';
    if (sign === ' ?') return '[\\s-]{0,4}';
    return sign === ' ' ? SEPARATOR : sign === '~' ? FEW_WORDS : sign;
  });
}

/** An expression for some heads of a rule, all of them unless told, at a place of a text. */
export function expressionOf({ plain }: FiledRules, rule: FiledRule, heads = rule.heads): RegExp {
  const source =
    plain === undefined
      ? `(?:${heads.map(sourceOf).join('|')})${sourceOf(rule.tail)}${END}`
      : `(?:${heads.join('|')})${rule.tail}${plain}`;
  return new RegExp(source, 'y');
}
