interface StorageArea {
  get(keys?: string | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
  clear(): Promise<void>;
}

/** The parts of the extension API that tests call inside the service worker. */
declare const chrome: {
  action: { getBadgeText(tab: { tabId: number }): Promise<string> };
  runtime: { reload(): void };
  scripting: {
    executeScript(what: { target: { tabId: number; frameIds: number[] }; files: string[] }): Promise<unknown>;
  };
  storage: Record<'local' | 'sync' | 'session', StorageArea>;
  tabs: {
    query(filter: Record<string, never>): Promise<{ id?: number; url?: string }[]>;
    create(tab: { url: string; active: boolean }): Promise<unknown>;
    sendMessage(tabId: number, message: unknown): Promise<unknown>;
  };
};
