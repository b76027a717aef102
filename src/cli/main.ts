// The real world, made of the process, and the one place that sets its exit code.

import { exitCodes } from './exit-codes.ts'
import { run } from './run.ts'
import type { Interruption, Much, OutputStream, Terminal, World } from './world.ts'

/** Runs the command line of this process. */
export async function main(): Promise<void> {
  // The SDK would tell users about versions of Node that it will need one day.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true'
  process.exitCode = await run(realWorld())
}

function realWorld(): World {
  return {
    argv: process.argv.slice(2),
    env: process.env,
    cwd: process.cwd(),
    stdout: outputStream(() => process.stdout),
    stderr: outputStream(() => process.stderr),
    now: () => new Date(),
    get terminal() {
      return process.stdin.isTTY && process.stdout.isTTY ? realTerminal() : undefined
    },
    settleFor,
    readStdin,
    interrupted,
  }
}

/** Opened when it is needed: Node takes its time to make a stream. */
function outputStream(open: () => NodeJS.WriteStream): OutputStream {
  let opened: NodeJS.WriteStream | undefined
  const stream = () => {
    opened ??= open().on('error', (error: NodeJS.ErrnoException) => {
      // A reader that leaves early (`| head`) is no error of ours.
      if (error.code === 'EPIPE') process.exit()
      process.exit(exitCodes.unfinished)
    })
    return opened
  }
  return {
    write: text => {
      stream().write(text)
    },
    get isTerminal() {
      return stream().isTTY ?? false
    },
    get columns() {
      return stream().columns
    },
  }
}

function realTerminal(): Terminal {
  return {
    input: process.stdin,
    output: process.stdout,
    atEnd: restore => {
      process.once('exit', restore)
      // Before the trace is printed, so that it can be read.
      process.once('uncaughtExceptionMonitor', restore)
    },
  }
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function interrupted(): Promise<Interruption> {
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      const stop = () => {
        resolve(signal)
        // Not at once: a library that finds nobody else listening would end the program in the middle of this.
        setImmediate(() => process.off(signal, stop))
      }
      process.on(signal, stop)
    }
  })
}

/**
 * Many documents live shortly, and hardly anything outlasts their judging. V8 lets the space for new objects grow to
 * 16 MiB twice over, which saves no time there and costs 25 MiB; of a large document what is asked about is kept, and it
 * saves a fifth. What has become garbage it lets pile up to several times what is used, which only tens of megabytes cannot
 * afford. And a run calls many functions a
 * few thousand times each: optimising them as early as V8 does costs a fifth more than it saves, on a thousand policies
 * and on ten thousand. Only where it was measured: other versions have other flags.
 */
async function settleFor(much: Much): Promise<void> {
  if (!process.version.startsWith('v20.')) return
  const { setFlagsFromString } = await import('node:v8')
  setFlagsFromString(`--semi-space-growth-factor=${much === 'many' ? 1 : 2}`)
  setFlagsFromString(`--heap-growing-percent=${much === 'huge' ? 50 : 100}`)
  setFlagsFromString('--interrupt-budget=400000')
}
