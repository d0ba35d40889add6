// The start page.

import { exampleAddress, filesOf, parseAddress } from './address.ts';
import { Client } from './client.ts';
import { compile, missing, reached } from './compile.ts';
import { byID } from './dom.ts';
import { contentsOf, fetchExamples, listExamples } from './examples.ts';
import { Refused } from './limits.ts';
import { clearNotices, notify } from './notice.ts';
import { openFiles } from './open.ts';
import { startServer } from './server.ts';
import { Session } from './session.ts';
import { prepareShareDialog, share } from './share.ts';
import { showStatus } from './status.ts';
import { switchTheme } from './theme.ts';

const firstExample = 'faulty-link-names';

async function main(): Promise<void> {
  switchTheme(byID('theme', HTMLButtonElement));
  const lacking = missing();
  if (lacking !== undefined) {
    showStatus('stopped', `This browser has no ${lacking}.`);
    notify(`The playground runs the language server in the browser and needs ${lacking}, which this browser lacks or has turned off. Use a current version of Chrome, Edge, Firefox or Safari.`, 'error');
    return;
  }
  const compiling = compile();
  const examples = await fetchExamples();
  const select = byID('example', HTMLSelectElement);
  listExamples(select, examples);
  const session = new Session();
  const navigate = async () => {
    clearNotices();
    const address = parseAddress(location.hash);
    if (address !== undefined && 'data' in address) {
      const { name, contents } = await filesOf(address.data);
      select.value = '';
      session.load(name, contents);
      return;
    }
    const name = address?.example ?? firstExample;
    const example = examples.find((example) => example.name === name);
    if (example === undefined) {
      throw new Refused(`There is no example ${JSON.stringify(name)}.`);
    }
    select.value = name;
    session.load(example.title, contentsOf(example));
  };
  await navigate().catch(refuse);
  window.addEventListener('hashchange', () => { navigate().catch(refuse); });
  select.addEventListener('change', () => { location.hash = exampleAddress(select.value); });
  openFiles((name, contents) => {
    clearNotices();
    select.value = '';
    history.pushState(null, '', '#opened'); // going back leads to what was open before
    session.load(name, contents);
  }, refuse);
  prepareShareDialog();
  const client = serve(await compiling, session);
  byID('share', HTMLButtonElement).addEventListener('click', () => { share(client, session.files).catch(refuse); });
}

/** Starts the server, and starts it again once if it ends. */
function serve(module: WebAssembly.Module, session: Session): Client {
  let restarts = 0;
  return new Client((receive, ended) => startServer(module, session.served, receive, ended), {
    initialized: () => {
      reached('initialized');
      showStatus('ready', restarts === 0 ? 'Server ready' : 'Server restarted');
    },
    diagnostics: (params) => {
      session.publish(params);
      reached('diagnosed');
    },
    showMessage: (text) => { notify(text); },
    ended: () => {
      if (restarts++ === 0) {
        showStatus('starting', 'Restarting the server…');
        notify('The language server stopped unexpectedly and was restarted. Your text is unchanged.');
        return true;
      }
      showStatus('stopped', 'The server has stopped.');
      notify('The language server stopped again. Your text is unchanged, but is no longer checked. Copy what you need, then reload the page.', 'error');
      return false;
    },
  });
}

function refuse(error: unknown): void {
  if (!(error instanceof Refused)) {
    throw error;
  }
  notify(error.message, 'error');
}

main().catch((error: unknown) => {
  showStatus('stopped', 'The playground could not start.');
  notify(`The playground could not start: ${error instanceof Error ? error.message : String(error)}. Reload the page to try again.`, 'error');
});
