// How a service is spoken to: the Query protocol (STS, IAM, RDS), EC2's, and JSON (Organizations, Secrets Manager, KMS).
// https://smithy.io/2.0/aws/protocols/aws-query-protocol.html

import type { IncomingHttpHeaders } from 'node:http'
import type { JsonValue } from '../../base/json-value.ts'
import { AwsError } from './aws-error.ts'
import type { Reply } from './operation.ts'
import { Parameters } from './parameters.ts'
import { escapeXml, toXml, type XmlNames } from './xml.ts'
import { ec2Names, queryNames, rdsNames } from './xml-names.ts'

export interface Protocol {
  readonly contentType: string
  /** The name of the action and its parameters. */
  readRequest(
    headers: IncomingHttpHeaders,
    body: string,
  ): { readonly name: string; readonly parameters: Parameters }
  writeReply(name: string, reply: Reply, requestId: string): string
  writeError(error: AwsError, requestId: string): string
  /** The service's own code for what signature checks find. */
  translate(error: AwsError): AwsError
}

const jsonServices = new Set(['organizations', 'secretsmanager', 'kms'])

/** By the service's name in credential scopes. */
export function protocolOf(service: string): Protocol {
  if (jsonServices.has(service)) return json
  return service === 'ec2' ? ec2 : query(service)
}

function readForm(_: IncomingHttpHeaders, body: string) {
  const parameters = Parameters.ofForm(body)
  return { name: parameters.text('Action') ?? '', parameters }
}

function query(service: string): Protocol {
  const names: XmlNames = service === 'rds' ? rdsNames : queryNames
  return {
    contentType: 'text/xml',
    readRequest: readForm,
    writeReply: (name, reply, requestId) =>
      `<${name}Response xmlns="https://${service}.amazonaws.com/doc/"><${name}Result>${toXml(reply, names)}</${name}Result><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${name}Response>`,
    writeError: ({ code, message, status }, requestId) =>
      `<ErrorResponse><Error><Type>${status < 500 ? 'Sender' : 'Receiver'}</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
    translate: error => error,
  }
}

const ec2: Protocol = {
  contentType: 'text/xml',
  readRequest: readForm,
  writeReply: (name, reply, requestId) =>
    `<${name}Response xmlns="http://ec2.amazonaws.com/doc/"><requestId>${requestId}</requestId>${toXml(reply, ec2Names)}</${name}Response>`,
  writeError: ({ code, message }, requestId) =>
    `<Response><Errors><Error><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error></Errors><RequestID>${requestId}</RequestID></Response>`,
  translate: error => {
    switch (error.code) {
      case 'AccessDenied':
        return new AwsError(
          'UnauthorizedOperation',
          `You are not authorized to perform this operation. ${error.message}`,
          403,
        )
      case 'InvalidClientTokenId':
      case 'SignatureDoesNotMatch':
        return new AwsError(
          'AuthFailure',
          'AWS was not able to validate the provided access credentials',
          401,
        )
      case 'ExpiredToken':
        return new AwsError('RequestExpired', 'Request has expired.', 400)
      default:
        return error
    }
  },
}

const jsonCodes: Readonly<Record<string, string>> = {
  AccessDenied: 'AccessDeniedException',
  ExpiredToken: 'ExpiredTokenException',
  InvalidClientTokenId: 'UnrecognizedClientException',
  SignatureDoesNotMatch: 'InvalidSignatureException',
  MissingAuthenticationToken: 'MissingAuthenticationTokenException',
  InvalidAction: 'UnknownOperationException',
  Throttling: 'ThrottlingException',
}

const json: Protocol = {
  contentType: 'application/x-amz-json-1.1',
  readRequest: (headers, body) => ({
    // `AWSOrganizationsV20161128.DescribeOrganization`
    name:
      String(headers['x-amz-target'] ?? '')
        .split('.')
        .at(-1) ?? '',
    parameters: Parameters.ofJson(parseJson(body)),
  }),
  writeReply: (_, reply) => JSON.stringify(reply),
  writeError: ({ code, message }) => JSON.stringify({ __type: code, message }),
  translate: error =>
    new AwsError(jsonCodes[error.code] ?? error.code, error.message, error.status >= 500 ? 500 : 400),
}

function parseJson(body: string): JsonValue {
  try {
    return body === '' ? {} : (JSON.parse(body) as JsonValue)
  } catch {
    throw new AwsError('SerializationException', 'The request body is not JSON.')
  }
}
