/** The edge to pdf.js: its worker, and a document out of bytes. Loaded when the first PDF is opened. */
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import { decoders, PackagedData, workerAddress } from './pdf-data.ts';
import { NotShown } from './trouble.ts';

export type Pdf = pdfjs.PDFDocumentProxy;
export type PdfPage = pdfjs.PDFPageProxy;
export type RenderTask = pdfjs.RenderTask;
export { pdfjs };

/** Asks the reader for a password. @param wrong true: the last one was not right @returns rejects where there is none */
export type AskPassword = (wrong: boolean) => Promise<string>;

/** The part of Trusted Types that is needed; Firefox before 148 has none. */
interface WithTrustedTypes {
  trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL(url: string): string },
    ): {
      createScriptURL(url: string): URL;
    };
  };
}

/** The one address in the package that may become a worker. The manifest names this policy and no other. */
function trustedAddress(): string | URL {
  const { trustedTypes } = globalThis as WithTrustedTypes;
  const policy = trustedTypes?.createPolicy('backbrief-worker', { createScriptURL: () => workerAddress() });
  return policy?.createScriptURL('') ?? workerAddress();
}

/** Made once: a policy has its name for itself. */
let address: string | URL | null = null;

/** pdf.js in a worker of its own, which ends with its document, and all that it held with it. */
function startWorker(): { worker: pdfjs.PDFWorker; end: () => void } {
  address ??= trustedAddress();
  const port = new Worker(address, { type: 'module' });
  const worker = pdfjs.PDFWorker.create({ port });
  const end = () => {
    worker.destroy();
    port.terminate();
  };
  return { worker, end };
}

/**
 * Opens a PDF.
 * @param bytes handed over to the worker: they are not here any more afterwards
 * @param signal ends it, then and later, and lets all of it go
 * @throws NotShown `broken`, and whatever `askPassword` rejects with
 */
export async function openPdf(
  bytes: Uint8Array<ArrayBuffer>,
  askPassword: AskPassword,
  signal: AbortSignal,
): Promise<Pdf> {
  const { worker, end: endWorker } = startWorker();
  const task = pdfjs.getDocument({
    data: bytes,
    worker,
    // Nothing is fetched, not even out of the package: tables of letters and fonts come in as modules.
    useWorkerFetch: false,
    BinaryDataFactory: PackagedData,
    // Some pictures are decoded by scripts: WebAssembly would need a wider policy.
    useWasm: false,
    wasmUrl: decoders(),
    enableXfa: false,
    stopAtErrors: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  const end = () => {
    task.destroy().finally(endWorker);
  };
  signal.addEventListener('abort', end, { once: true });
  let refused: unknown;
  task.onPassword = (give: (password: string | Error) => void, reason: number) => {
    askPassword(reason === pdfjs.PasswordResponses.INCORRECT_PASSWORD).then(give, (error: unknown) => {
      refused = error;
      give(new Error('No password.'));
    });
  };
  try {
    return await task.promise;
  } catch (error) {
    end();
    if (signal.aborted) throw signal.reason;
    throw refused ?? new NotShown('broken', error);
  }
}
