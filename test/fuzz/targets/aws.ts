// AWS from both ends: whatever it answers, collecting ends and calls nothing complete that it could not read; and whatever
// a client sends, the lab answers, and goes on.

import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { connect } from 'node:net'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import type { JsonValue } from '../../../src/base/json-value.ts'
import { type Lab, startLab } from '../../../src/lab/lab.ts'
import { loadScenario } from '../../../src/lab/scenarios.ts'
import { openAws } from '../../../src/live/aws/open-aws.ts'
import { collect } from '../../../src/live/collect/collect.ts'
import { withReaders } from '../../helpers/readers.ts'
import { defineTarget, type Target } from '../define-target.ts'
import { judged } from '../judged.ts'
import { mutateText, textMutations } from '../mutate.ts'

interface Spoiled {
  /** Which of the answers is changed. */
  readonly which: number
  readonly status: number
  readonly contentType: string
  change(text: string): string
}

interface Servers {
  readonly lab: Lab
  /** Hands calls on to the lab, and changes what it answers. */
  readonly between: Server
  readonly url: string
  spoiled: Spoiled | undefined
  calls: number
}

let servers: Promise<Servers> | undefined

/** Ends what was started; called when all is done. */
export async function closeServers(): Promise<void> {
  const open = await servers
  servers = undefined
  open?.between.close()
  open?.between.closeAllConnections()
  await open?.lab.stop()
}

async function start(): Promise<Servers> {
  const world = withReaders(loadScenario('healthy-proxy'))
  const lab = await startLab({ ...world, keys: world.keys.slice(1) }, { engines: 'responder' })
  const between = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    // The host stays the one that was signed.
    const headers = Object.entries(request.headers).flatMap(([key, value]) =>
      key === 'host' || key === 'connection' || value === undefined ? [] : [[key, String(value)]],
    ) as [string, string][]
    const answer = await fetch(lab.endpointUrl + (request.url ?? '/'), {
      method: request.method ?? 'POST',
      headers: [...headers, ['x-forwarded-host', request.headers.host ?? '']],
      ...(chunks.length > 0 && { body: Buffer.concat(chunks) }),
    })
    const text = await answer.text()
    const { spoiled } = open
    const isSpoiled = spoiled !== undefined && open.calls++ % 4 === spoiled.which
    response.writeHead(isSpoiled ? spoiled.status : answer.status, {
      'content-type': isSpoiled ? spoiled.contentType : (answer.headers.get('content-type') ?? ''),
    })
    response.end(isSpoiled ? spoiled.change(text) : text)
  })
  await new Promise<void>(resolve => between.listen(0, '127.0.0.1', resolve))
  const address = between.address()
  if (address === null || typeof address === 'string') throw new Error('a port was expected')
  const open: Servers = {
    lab,
    between,
    url: `http://127.0.0.1:${address.port}`,
    spoiled: undefined,
    calls: 0,
  }
  return open
}

function opened(): Promise<Servers> {
  servers ??= start()
  return servers
}

let schema: ValidateFunction | undefined

function requireSnapshot(value: unknown): void {
  schema ??= new Ajv2020({ strictTypes: false }).compile(
    JSON.parse(readFileSync('schemas/snapshot.v1.json', 'utf8')) as object,
  )
  if (!schema(value)) throw new Error(`no snapshot: ${JSON.stringify(schema.errors)}`)
}

const account = '444455556666'
const wish = {
  identities: [`arn:aws:iam::${account}:role/orders-login`],
  callers: [],
  databases: [{ account, region: 'eu-west-1', host: 'orders.abcdefghijkl.eu-west-1.rds.amazonaws.com' }],
  regions: [],
}

const spoiled: fc.Arbitrary<Spoiled> = fc
  .record({
    which: fc.nat(3),
    status: fc.constantFrom(200, 200, 200, 204, 302, 400, 403, 429, 500, 503),
    contentType: fc.constantFrom('text/xml', 'application/x-amz-json-1.1', 'text/html', ''),
    mutations: textMutations,
    other: fc.option(
      fc.constantFrom(
        '<html><body>Log in</body></html>',
        '<a>',
        '{"__type": 1}',
        '[]',
        'null',
        '\u0000',
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>',
      ),
    ),
    types: fc.boolean(),
  })
  .map(({ which, status, contentType, mutations, other, types }) => ({
    which,
    status,
    contentType,
    change: text => other ?? mutateText(types ? text.replace(/>([^<>]+)</g, '><x>$1</x><') : text, mutations),
    toString: () => JSON.stringify({ which, status, contentType, mutations, other, types }),
  }))

export const aws: Readonly<Record<string, Target>> = {
  'answers of AWS, nearly': defineTarget(25, spoiled, async one => {
    const open = await opened()
    open.spoiled = one
    const base = openAws({
      env: { ...open.lab.environment, AWS_ENDPOINT_URL: open.url },
      attempts: 1,
    })
    const readers = { base, others: [], auditRoles: [], region: 'eu-west-1', patience: { timeoutMs: 5000 } }
    const filed: JsonValue[] = []
    const whole =
      one.which % 2 === 0
        ? { add: (_: string, __: string, entry: JsonValue) => void filed.push(entry) }
        : undefined
    const { snapshot } = await collect(wish, readers, { takenAt: new Date(0), ...(whole && { whole }) })
    base.close()
    requireSnapshot(snapshot)
    await judged(new Map([['roles.json', JSON.stringify({ RoleDetailList: filed })]]))
    await judged(new Map([['s.json', JSON.stringify(snapshot as unknown as JsonValue)]]))
  }),
  'any bytes to the lab': defineTarget(
    25,
    fc.record({
      head: fc.constantFrom(
        '',
        'GET / HTTP/1.1\r\nHost: x\r\n\r\n',
        'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nAction=%00',
        'POST / HTTP/1.1\r\nHost: x\r\nAuthorization: AWS4-HMAC-SHA256 Credential=/////, SignedHeaders=;;, Signature=\r\nContent-Length: 0\r\n\r\n',
        'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\n',
      ),
      mutations: textMutations,
      bytes: fc.uint8Array({ maxLength: 100 }),
    }),
    async ({ head, mutations, bytes }) => {
      const { lab } = await opened()
      await sendBytes(lab, Buffer.concat([Buffer.from(mutateText(head, mutations), 'latin1'), bytes]))
      await requireAlive(lab)
    },
  ),
  'a signed call with any body': defineTarget(
    25,
    fc.record({
      service: fc.constantFrom('sts', 'iam', 'rds', 'ec2', 'organizations', 'secretsmanager', 'kms'),
      body: fc.oneof(
        fc.string({ unit: 'binary' }),
        textMutations.map(mutations =>
          mutateText(
            'Action=AssumeRole&RoleArn=arn%3Aaws%3Aiam%3A%3A444455556666%3Arole%2Forders-login&RoleSessionName=a&Tags.member.1.Key=a&Version=2011-06-15',
            mutations,
          ),
        ),
        textMutations.map(mutations =>
          mutateText(
            'Action=GetRole&RoleName=orders-login&Version=2010-05-08&Marker=a&MaxItems=1',
            mutations,
          ),
        ),
      ),
      target: fc.constantFrom(
        undefined,
        'AWSOrganizationsV20161128.DescribeAccount',
        'TrentService.DescribeKey',
        'x',
      ),
    }),
    async ({ service, body, target }) => {
      const { lab } = await opened()
      const client = new STSClient({
        endpoint: lab.endpointUrl,
        region: 'eu-west-1',
        credentials: lab.credentials[0]!,
        maxAttempts: 1,
        // Any service's calls are signed alike.
        httpAuthSchemeProvider: () => [
          { schemeId: 'aws.auth#sigv4', signingProperties: { name: service, region: 'eu-west-1' } },
        ],
      })
      client.middlewareStack.add(
        next => args => {
          const request = args.request as { body: string; headers: Record<string, string> }
          request.body = body
          request.headers['content-length'] = String(Buffer.byteLength(body))
          if (target !== undefined) request.headers['x-amz-target'] = target
          return next(args)
        },
        { step: 'build', priority: 'low' },
      )
      const error = await client.send(new GetCallerIdentityCommand({})).then(
        () => undefined,
        (thrown: Error) => thrown,
      )
      client.destroy()
      if (error && /InternalFailure|ECONNRESET|socket hang up/.test(`${error.name} ${error.message}`))
        throw error
    },
  ),
}

/** Ends when the lab closes the connection, or has nothing more to say. */
function sendBytes(lab: Lab, bytes: Uint8Array): Promise<void> {
  return new Promise(resolve => {
    const { port } = new URL(lab.endpointUrl)
    const socket = connect(Number(port), '127.0.0.1', () => socket.end(bytes))
    socket.resume()
    socket.on('error', () => {})
    socket.on('close', () => resolve())
  })
}

async function requireAlive(lab: Lab): Promise<void> {
  const answer = await fetch(lab.endpointUrl, { method: 'POST', body: 'Action=GetCallerIdentity' })
  if (answer.status < 400 || answer.status >= 500)
    throw new Error(`the lab answers an unsigned call with ${answer.status}: ${await answer.text()}`)
}
