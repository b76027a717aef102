// A port whose packets vanish: a listener that never accepts, with its queue full, so that further connections hang.

import { connect, type Socket } from 'node:net'
import type { Gate } from './gate.ts'

// The thread stops for good as soon as it listens: nobody is left to accept.
const listener = `
const { parentPort } = require('node:worker_threads')
const server = require('node:net').createServer()
server.listen({ host: '127.0.0.1', port: 0, backlog: 1 }, () => {
  parentPort.postMessage(server.address().port)
  setImmediate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0))
})`

export async function openBlackHole(): Promise<Gate> {
  // Loaded for the few labs that have such a port.
  const { Worker } = await import('node:worker_threads')
  const worker = new Worker(listener, { eval: true })
  const port = await new Promise<number>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  const fillers = await fill(port)
  return {
    port,
    close: async () => {
      for (const filler of fillers) filler.destroy()
      await worker.terminate()
    },
  }
}

/** Connects until the queue is full; one of the listener's turns may still accept the first. */
async function fill(port: number): Promise<readonly Socket[]> {
  const fillers: Socket[] = []
  for (let connected = true; connected && fillers.length < mostFillers; ) {
    const filler = connect({ port, host: '127.0.0.1' })
    filler.on('error', () => {})
    fillers.push(filler)
    connected = await new Promise(resolve => {
      const timer = setTimeout(() => resolve(false), fullAfterMs)
      filler.once('connect', () => {
        clearTimeout(timer)
        resolve(true)
      })
    })
  }
  return fillers
}

/** A listener that asks for a queue of one gets room for two or three. */
const mostFillers = 16

/** On loopback a connection is made at once or not at all. */
const fullAfterMs = 100
