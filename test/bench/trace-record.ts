/** Records a trace of a page with the browser's debugger. */
import type { Page } from 'playwright-core';
import { isNeeded, type TraceEvent } from './trace.ts';

const CATEGORIES = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'loading',
  'v8.execute',
  'blink.user_timing',
  'mojom',
  '__metadata',
];

/**
 * Starts to record what the browser does.
 * @returns ends it, and gives the events of which figures are made
 */
export async function record(page: Page): Promise<() => Promise<TraceEvent[]>> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value as unknown as TraceEvent[]) if (isNeeded(event)) events.push(event);
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { recordMode: 'recordAsMuchAsPossible', includedCategories: CATEGORIES },
  });
  return async () => {
    const complete = new Promise((go) => session.once('Tracing.tracingComplete', go));
    await session.send('Tracing.end');
    await complete;
    await session.detach();
    return events;
  };
}
