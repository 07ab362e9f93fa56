import type { Policy } from '../../browser/settings.ts';
import { POLICY } from '../../components/policy-words.ts';

/** What an organisation has set that no control below shows, and what of it could not be read; nothing where there is no policy. */
export function Organisation({ policy }: { policy: Policy }) {
  const { held, allowedSites, off, unread } = policy;
  const parts = off.flatMap((feature) => (feature === 'welcome' ? [] : POLICY.parts[feature]));
  const isSet = Object.keys(held).length > 0 || allowedSites.length > 0 || off.length > 0;
  if (!isSet && unread.length === 0) return null;
  return (
    <section class="organisation" aria-labelledby="organisation-title">
      <h2 id="organisation-title">{POLICY.title}</h2>
      {isSet && <p>{POLICY.some}</p>}
      {parts.length > 0 && <p>{POLICY.off(parts.join(', '))}</p>}
      {allowedSites.length > 0 && (
        <>
          <p>{POLICY.allowed}</p>
          <ul class="rows">
            {allowedSites.map((site) => (
              <li key={site}>
                <span dir="ltr">{site}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {unread.length > 0 && (
        <div class="problem">
          {unread.map(({ name, why }) => (
            <p key={name}>{POLICY.unread[why](name)}</p>
          ))}
          <p>{POLICY.tell}</p>
        </div>
      )}
    </section>
  );
}
