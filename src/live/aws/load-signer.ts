// The SDK's signer of login tokens, in a module of its own.

export { Signer } from '@aws-sdk/rds-signer'
