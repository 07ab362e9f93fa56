/** What to do about warning signs: the documents' own list, in the words for the reader. */
import { api } from '../../browser/api.ts';
import { has } from '../../browser/settings.ts';
import { usePolicy } from '../../browser/use-settings.ts';
import { contentLang } from '../../components/content.tsx';
import { ADVICE } from '../../components/help-strings.ts';
import { Icon } from '../../components/icons.tsx';
import { METHOD } from '../../components/method-strings.ts';
import { DOT } from '../../components/sources.tsx';
import { evidence } from '../../data/evidence.ts';
import type { Reader } from '../../data/schema.ts';

export function Signs({ reader }: { reader: Reader }) {
  const policy = usePolicy();
  return (
    <>
      <p class="stress">
        <b>{ADVICE.emergency}</b>
      </p>
      <ul class="signs" lang={contentLang()}>
        {evidence.redFlags.map(({ id, name, plainName, signs, urgency }) => (
          <li key={id}>
            <p>
              <Icon name="red flag" />
              <b>{name}</b> <span class="hint">{plainName}</span>
            </p>
            {signs.length > 0 && <p class="listed">{signs.join(DOT)}</p>}
            <p>{urgency[reader].text}</p>
          </li>
        ))}
      </ul>
      <p>{METHOD.signs}</p>
      {has(policy, 'pathway') && (
        <p>
          <a href={api().runtime.getURL('sidepanel.html#/pathway/red-flags')}>{METHOD.pathway}</a>
        </p>
      )}
    </>
  );
}
