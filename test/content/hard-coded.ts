/** Finds words that a view or a page says by itself, where a message should stand. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { parseSync, Visitor } from 'vite';

/** Attributes, and properties of our components, whose text is shown or read out. */
const SAID = new Set([
  ...['aria-label', 'aria-description', 'aria-placeholder', 'aria-roledescription', 'aria-valuetext'],
  ...['title', 'placeholder', 'alt', 'label', 'hint', 'legend'],
]);
/** The name of the product is the same in all languages. */
const NAME = 'Backbrief';

const isWords = (text: string) => /\p{L}/u.test(text) && text.trim() !== NAME;

/** As much of a syntax tree's node as is looked at. */
interface Node {
  type: string;
  [part: string]: unknown;
}

/** The literal texts that an expression may come to: through choices and joins, not through calls. */
function textsOf(node: Node | null): string[] {
  const of = (...parts: string[]) => parts.flatMap((part) => textsOf((node?.[part] ?? null) as Node | null));
  switch (node?.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : [];
    case 'TemplateLiteral':
      return (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked);
    case 'ConditionalExpression':
      return of('consequent', 'alternate');
    case 'LogicalExpression':
    case 'BinaryExpression':
      // What is compared is not said.
      return node.type === 'LogicalExpression' || node.operator === '+' ? of('left', 'right') : [];
    case 'JSXExpressionContainer':
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
      return of('expression');
    default:
      return [];
  }
}

/**
 * Words in JSX: text, what braces in text come to, and attributes that are shown or read out.
 * @param file its name, for its ending
 * @throws where it cannot be parsed
 */
export function hardCoded(file: string, source: string): string[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`);
  const found: string[] = [];
  const inChildren = ({ children }: { children: unknown[] }) => {
    for (const child of children as Node[])
      found.push(...(child.type === 'JSXText' ? [String(child.value)] : textsOf(child)));
  };
  new Visitor({
    JSXElement: inChildren,
    JSXFragment: inChildren,
    JSXAttribute({ name, value }) {
      if (name.type === 'JSXIdentifier' && SAID.has(name.name))
        found.push(...textsOf(value as unknown as Node | null));
    },
  }).visit(program);
  return found.filter(isWords).map((text) => text.trim());
}

/** Words in a page of the extension: text, and attributes that are shown or read out. */
export function hardCodedInHtml(html: string): string[] {
  const found: string[] = [];
  const look = (node: DefaultTreeAdapterTypes.Node) => {
    if ('value' in node && node.nodeName === '#text') found.push(node.value);
    if ('attrs' in node)
      found.push(...node.attrs.filter(({ name }) => SAID.has(name)).map(({ value }) => value));
    if ('childNodes' in node) node.childNodes.forEach(look);
  };
  look(parse(html));
  return found.filter(isWords).map((text) => text.trim());
}
