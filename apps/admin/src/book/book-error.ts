/** What can go wrong between the book and the vault. */
export type BookErrorCode = "unreadable";

const messages: Readonly<Record<BookErrorCode, string>> = {
  unreadable: "a record of the book does not have the form that was written",
};

/** Thrown when the book cannot be read whole. Nothing is shown or counted from half a book. */
export class BookError extends Error {
  override readonly name = "BookError";
  readonly code: BookErrorCode;

  constructor(code: BookErrorCode, options?: ErrorOptions) {
    super(messages[code], options);
    this.code = code;
  }
}
