// A database server's program, run for one lab: in a folder of its own, without rights, and never left behind.

import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where a server may write, and as whom it runs. */
export interface ServerPlace {
  /** Nobody else may enter it. */
  readonly folder: string
  /** What its programs are started with. */
  readonly options: {
    readonly cwd: string
    readonly env: Readonly<Record<string, string>>
    readonly uid?: number
    readonly gid?: number
  }
}

export interface PrivateServer {
  /** Ends the server and removes its folder. */
  stop(): Promise<void>
}

/** Servers refuse to run as root; nobody owns anything under this id, and it has an entry in every passwd. */
const nobody = { uid: 65_534, gid: 65_534 }

export function makePlace(env: Readonly<Record<string, string>> = {}): ServerPlace {
  // Paths of sockets are limited to about a hundred bytes.
  const folder = mkdtempSync(join(tmpdir(), 'rdslab-'))
  const owner = statSync(folder).uid === 0 ? nobody : undefined
  if (owner) chownSync(folder, owner.uid, owner.gid)
  chmodSync(folder, 0o700)
  return { folder, options: { ...owner, cwd: folder, env: { LC_ALL: 'C', PATH: '/usr/bin:/bin', ...env } } }
}

/** Runs a program to its end; gives what it said. Throws that when it failed or said something that matches `fault`. */
export async function runToEnd(
  [program = '', ...args]: readonly string[],
  { input = '', fault = /(?!)/, place }: { input?: string; fault?: RegExp; place: ServerPlace },
): Promise<string> {
  const child = spawn(program, args, { ...place.options, stdio: ['pipe', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', chunk => {
      said += chunk
    })
  }
  // A program that ends before it has read everything is told apart by its exit code.
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const code = await new Promise((resolve, reject) => {
    child.once('close', resolve)
    child.once('error', reject)
  })
  if (code !== 0 || fault.test(said)) throw new Error(`${program} failed:\n${said}`)
  return said
}

// A shell stands between: it lives on when this process is killed, sees its input end, and takes the server along. When
// the server ends by itself, so does the shell.
const watchdog = `
exec 3<&0
"$0" "$@" </dev/null 3<&- & server=$!
{ cat <&3 >/dev/null 2>&1; kill -"$STOP_SIGNAL" $server; } 2>/dev/null & watcher=$!
exec 3<&-
wait $server
kill $watcher 2>/dev/null
rm -rf "$FOLDER"
`

export interface ServerStart {
  readonly command: readonly string[]
  readonly place: ServerPlace
  /** What it says when clients may come. */
  readonly ready: RegExp
  /** What it says when it will not start. */
  readonly fault: RegExp
  /** The signal that ends it at once and in order. */
  readonly stopSignal: 'INT' | 'TERM'
}

/** Waits until the server is ready. Throws with what it said when it does not get so far. */
export async function startServer(start: ServerStart): Promise<PrivateServer> {
  const { command, place, stopSignal } = start
  const child = spawn('/bin/sh', ['-c', watchdog, ...command], {
    ...place.options,
    env: { ...place.options.env, FOLDER: place.folder, STOP_SIGNAL: stopSignal },
    stdio: ['pipe', 'ignore', 'pipe'],
    // Ctrl-C of a terminal is for this process, which then stops the server.
    detached: true,
  })
  const stop = () => stopServer(child, place)
  try {
    await untilReady(child, start)
  } catch (error) {
    await stop()
    throw error
  }
  child.stderr?.removeAllListeners('data').resume()
  // When the server is gone, nobody reads its shell's input any more.
  child.stdin?.on('error', () => {})
  // The server alone does not keep this process alive.
  child.unref()
  return { stop }
}

async function untilReady(child: ChildProcess, { command, ready, fault }: ServerStart): Promise<void> {
  let said = ''
  await new Promise<void>((resolve, reject) => {
    const fail = () => reject(new Error(`${command[0]} did not start:\n${said}`))
    child.stderr?.on('data', chunk => {
      said += chunk
      if (ready.test(said)) resolve()
      if (fault.test(said)) fail()
    })
    child.once('error', reject)
    child.once('exit', fail)
  })
}

async function stopServer(child: ChildProcess, { folder }: ServerPlace): Promise<void> {
  const isRunning = child.exitCode === null && child.signalCode === null && child.pid !== undefined
  const gone = isRunning ? new Promise(resolve => child.once('exit', resolve)) : undefined
  child.ref()
  child.stdin?.end()
  await gone
  rmSync(folder, { recursive: true, force: true })
}
