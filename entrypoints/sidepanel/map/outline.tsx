import { contentLang } from '../../../components/content.tsx';
import { MAP } from '../../../components/map-strings.ts';
import { PATHWAY } from '../../../components/pathway-strings.ts';
import { evidence } from '../../../data/evidence.ts';
import { labelFor, titleFor } from '../../../data/pathway.ts';
import type { PathwayNode, Reader } from '../../../data/schema.ts';
import type { Trail } from '../../../data/walk.ts';
import { type ListItem, listOf } from './list.ts';

/** The whole pathway as a list, worked out once. */
const ITEMS = listOf(evidence.pathway);

/** Ids in the order of the list. */
function idsOf(items: readonly ListItem[]): string[] {
  return items.flatMap(({ node, branches }) => [
    node.id,
    ...branches.flatMap((branch) => idsOf(branch.items)),
  ]);
}
const ORDER = idsOf(ITEMS);

const addressOf = ({ id }: PathwayNode) => `#/pathway/${id}`;

interface Props {
  reader: Reader;
  trail: Trail;
  /** Goes to a step of the walk. */
  onOpen: (id: string) => void;
}

function Items({ items, ...props }: Props & { items: readonly ListItem[] }) {
  const { reader, trail, onOpen } = props;
  const link = (node: PathwayNode) => ({
    href: addressOf(node),
    onClick: (event: MouseEvent) => {
      // With a modifier it is a link like any other: another tab, another window.
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      onOpen(node.id);
    },
  });
  return (
    <ol>
      {items.map(({ node, branches }) => {
        const current = trail.at(-1) === node.id;
        return (
          <li key={node.id} class={trail.includes(node.id) ? 'lit' : undefined}>
            <a
              {...link(node)}
              data-step={node.id}
              aria-current={current ? 'step' : undefined}
              lang={contentLang()}
            >
              {titleFor(node, reader)}
            </a>
            <span class="kind">
              {PATHWAY.types[node.type]}
              {current && ` · ${PATHWAY.here}`}
              {node.ends && ` · ${MAP.end}`}
            </span>
            {branches.length > 0 && (
              <ul>
                {branches.map(({ edge, to, items: inside }) => (
                  <li key={to.id}>
                    {edge.label && (
                      <span class="answer" lang={contentLang()}>
                        {labelFor(edge, reader)}
                      </span>
                    )}{' '}
                    {inside.length > 0 ? (
                      <Items items={inside} {...props} />
                    ) : (
                      <span class="elsewhere">
                        {ORDER.indexOf(to.id) <= ORDER.indexOf(node.id) ? MAP.above : MAP.below}{' '}
                        <a {...link(to)} lang={contentLang()}>
                          {titleFor(to, reader)}
                        </a>
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** The map in words: every step once, under the answer that alone leads to it. */
export function Outline(props: Props) {
  return (
    <details class="outline">
      <summary>{MAP.list}</summary>
      <Items items={ITEMS} {...props} />
    </details>
  );
}
