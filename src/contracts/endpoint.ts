import type { z } from 'zod'
import type { Permission } from './permissions.ts'
import type { RefusalCode } from './refusals.ts'

/**
 * One definition gives the route, the OpenAPI document, the typed client and the refusals.
 * Endpoints stand in tables keyed by `METHOD /path/:parameter`.
 */
export type Endpoint = {
  readonly summary: string
  readonly permission: Permission
  /** On the admin site: what the support may do under supervision. A route there without it stops the boot. */
  readonly supervision?: SupervisionRule
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodObject
  /** For a body that holds a whole file: more than the usual 256 KiB. */
  readonly bodyBytesMax?: number
  /** Body and answer are opaque bytes instead, at most so many: what an agent says, compressed by itself. */
  readonly bytes?: { readonly max: number }
  /** JSON answer; absent = 204, nothing to say. */
  readonly answer?: z.ZodType
  /** Answers with a file instead: its media type. */
  readonly file?: string
  /** Answers with server-sent events instead, each of this shape, until whoever asked goes. */
  readonly events?: z.ZodType
  readonly refusals: readonly RefusalCode[]
}

/** read: in consultation too; modify: in modification only; deny: never. */
export type SupervisionRule = 'read' | 'modify' | 'deny'

export type EndpointKey = `${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}`
export type Endpoints = Readonly<Record<EndpointKey, Endpoint>>

/** What a caller sends; a query of which nothing is required may be left out. */
export type Sent<E> = SentPart<E, 'params'> & SentPart<E, 'query'> & SentPart<E, 'body'>

type SentPart<E, Name extends string> = E extends {
  readonly [name in Name]: infer S extends z.ZodType
}
  ? Partial<z.input<S>> extends z.input<S>
    ? { readonly [name in Name]?: z.input<S> }
    : { readonly [name in Name]: z.input<S> }
  : unknown

/** What the handler gets, parsed. */
export type Parsed<E> = ParsedPart<E, 'params'> &
  ParsedPart<E, 'query'> &
  ParsedPart<E, 'body'> &
  (E extends { readonly bytes: object } ? { readonly bytes: Uint8Array } : unknown)

type ParsedPart<E, Name extends string> = E extends {
  readonly [name in Name]: infer S extends z.ZodType
}
  ? { readonly [name in Name]: z.output<S> }
  : unknown

/** What the handler returns and the caller reads. */
export type Answer<E> = E extends { readonly bytes: object }
  ? Uint8Array
  : E extends { readonly answer: infer S extends z.ZodType }
    ? z.output<S>
    : E extends { readonly file: string }
      ? FileAnswer
      : E extends { readonly events: infer S extends z.ZodType }
        ? EventsAnswer<z.output<S>>
        : void

export type FileAnswer = { readonly name: string; readonly content: string }

/** `watch` is called once all is checked; what it gives stops it. */
export type EventsAnswer<Event = unknown> = {
  /** Sent at once. */
  readonly first: Event
  readonly watch: (told: {
    readonly send: (event: Event) => void
    readonly over: () => void
  }) => () => void
}

export function endpoints<const T extends Endpoints>(table: T): T {
  return table
}
