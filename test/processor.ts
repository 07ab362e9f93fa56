/** Time on the processor: unlike the clock it does not run while others are at work. */

/** What this thread has spent on the processor so far, milliseconds. */
export function spent(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
