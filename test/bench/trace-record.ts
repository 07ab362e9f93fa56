/** Records a trace of a page with the browser's debugger. */
import type { CDPSession, Page } from 'playwright-core';
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

/** The browser's debugger, as both drivers speak to it. */
export type Debugger = Pick<CDPSession, 'on' | 'once' | 'send' | 'detach'>;

/**
 * Starts to record what the browser does.
 * @returns ends it, and gives the events of which figures are made
 */
export async function record(page: Page): Promise<() => Promise<TraceEvent[]>> {
  return recordBy(await page.context().newCDPSession(page));
}

/**
 * The same by a session of the debugger, which ends with it.
 * @param categories sorts of events: the fewer, the less the recording itself costs
 */
export async function recordBy(
  session: Debugger,
  categories: readonly string[] = CATEGORIES,
): Promise<() => Promise<TraceEvent[]>> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value as unknown as TraceEvent[]) if (isNeeded(event)) events.push(event);
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { recordMode: 'recordAsMuchAsPossible', includedCategories: [...categories] },
  });
  return async () => {
    const complete = new Promise<void>((go) => session.once('Tracing.tracingComplete', () => go()));
    await session.send('Tracing.end');
    await complete;
    await session.detach();
    return events;
  };
}
