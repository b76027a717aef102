// The one HTTP endpoint behind which all of AWS is: checks the signature, asks for permission, answers.

import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { decide, type Question } from '../authorization.ts'
import type { CallFault } from '../world.ts'
import { AwsError } from './aws-error.ts'
import { errorOf, spoil, type WireAnswer } from './call-faults.ts'
import { denialText } from './denial.ts'
import type { Backstage, Call, Reply } from './operation.ts'
import { operations, unsignedOperations } from './operations.ts'
import type { Parameters } from './parameters.ts'
import { protocolOf } from './protocols.ts'
import { claimedScope, verifyRequest } from './verify-request.ts'

/** One call, as the lab saw it. */
export interface CallRecord {
  /** `service:Action`. */
  readonly action: string
  /** The ARN of who asked; left out when the signature did not tell. */
  readonly principal?: string
  /** AWS's error code; left out for an answer. */
  readonly error?: string
  readonly message?: string
  /** The lab does not know the action: whoever relies on the lab has to know. */
  readonly unknown?: true
}

export interface EndpointOptions {
  readonly backstage: Backstage
  readonly faultOf: (action: string) => CallFault | undefined
  readonly onCall: (record: CallRecord) => void
}

/** No call that the lab knows is longer; policies are a few kilobytes. */
const maxBodyBytes = 1_000_000

export function createAwsEndpoint(options: EndpointOptions): Server {
  return createServer((request, response) => {
    answer(request, response, options).catch(() => response.destroy())
  })
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: EndpointOptions,
): Promise<void> {
  const body = await readBody(request)
  if (!body) {
    response.writeHead(413, { connection: 'close' }).end()
    return
  }
  const service = claimedScope(request.headers)?.service ?? 'sts'
  const protocol = protocolOf(service)
  const record: { -readonly [K in keyof CallRecord]: CallRecord[K] } = { action: `${service}:` }
  const requestId = randomUUID()
  let status = 200
  let text: string
  let fault: CallFault | undefined
  try {
    const { name, parameters } = protocol.readRequest(request.headers, body.toString())
    record.action = `${service}:${name}`
    if (!operations.has(record.action) && !unsignedOperations.has(record.action)) record.unknown = true
    const call = identify(request, body, parameters, options)
    if (call) record.principal = call.identity.arn
    fault = options.faultOf(record.action)
    await suffer(fault, record.principal ?? 'anonymous')
    text = protocol.writeReply(name, run(record.action, call, parameters, options), requestId)
  } catch (error) {
    const shown = protocol.translate(asAwsError(error))
    Object.assign(record, { error: shown.code, message: shown.message })
    status = shown.status
    text = protocol.writeError(shown, requestId)
  }
  options.onCall(record)
  const sent = spoil({ status, contentType: protocol.contentType, text }, fault?.fault)
  if (sent === 'nothing') response.destroy()
  else send(response, sent, requestId, options.backstage.now())
}

/** Undefined for a call that is not signed and need not be. */
function identify(
  request: IncomingMessage,
  body: Buffer,
  parameters: Parameters,
  { backstage }: EndpointOptions,
): Call | undefined {
  const action = `sts:${parameters.text('Action')}`
  if (request.headers.authorization === undefined && unsignedOperations.has(action)) return undefined
  const signed = { method: request.method ?? '', url: request.url ?? '/', headers: request.headers, body }
  const { key, scope } = verifyRequest(signed, backstage.keyRing, backstage.now())
  const { identity } = key
  // "You cannot call any IAM API operations unless MFA authentication information is included in the request."
  if (scope.service === 'iam' && identity.ownSession && !identity.context['aws:MultiFactorAuthPresent']) {
    throw new AwsError('InvalidClientTokenId', 'The security token included in the request is invalid.', 403)
  }
  const account = backstage.estate.account(identity.account)
  if (!account)
    throw new AwsError('AccessDenied', `the snapshot does not hold account ${identity.account}`, 403)
  const authorize = (question: Question) => {
    const decision = decide(identity, question, backstage.estate, backstage.now())
    if (decision.decision === 'allowed') return
    throw new AwsError(
      'AccessDenied',
      denialText(identity.arn, question.action, question.resource, decision),
      403,
    )
  }
  return { identity, parameters, region: scope.region, account, backstage, authorize }
}

/** Throws the error that the fault is answered with. */
async function suffer(fault: CallFault | undefined, principal: string): Promise<void> {
  if (!fault) return
  const error = errorOf(fault, principal)
  if (error) throw error
  // A client that gives up must not keep the lab from ending.
  if (fault.fault === 'latency') await wait(fault.latencyMs ?? 1000, undefined, { ref: false })
}

function run(
  action: string,
  call: Call | undefined,
  parameters: Parameters,
  { backstage }: EndpointOptions,
): Reply {
  const unsigned = unsignedOperations.get(action)
  if (unsigned) return unsigned.run(parameters, backstage)
  const operation = operations.get(action)
  if (!operation || !call) {
    throw new AwsError('InvalidAction', `The action ${action.split(':')[1]} is not valid for this endpoint.`)
  }
  if (operation.needs)
    call.authorize({ action, resourceAccount: call.account.Account, ...operation.needs(call) })
  return operation.run(call)
}

function asAwsError(error: unknown): AwsError {
  return error instanceof AwsError ? error : new AwsError('InternalFailure', String(error), 500)
}

/** Undefined for one that is too long; the rest of it is not waited for. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > maxBodyBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function send(
  response: ServerResponse,
  { status, contentType, text }: WireAnswer,
  requestId: string,
  now: number,
): void {
  // Clients correct their clock by this date.
  response.sendDate = false
  response.writeHead(status, {
    date: new Date(now).toUTCString(),
    'content-type': contentType,
    'x-amzn-requestid': requestId,
  })
  response.end(text)
}
