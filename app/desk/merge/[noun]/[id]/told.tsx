import { AppError } from "@/lib/errors";

/** What a rehearsal tells; where the command refuses, its sentence. */
export async function told(rehearse: () => Promise<string[]>): Promise<string[] | string> {
  try {
    return await rehearse();
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}

/** What merging, or withdrawing a merge, would change. */
export function Preview({ lines }: { lines: readonly string[] }) {
  return (
    <section aria-labelledby="preview" className="my-6 border-s-4 border-ink ps-4">
      <h2 id="preview" className="font-semibold">
        What this changes
      </h2>
      {lines.length === 0 ? (
        <p>No standing and no decision would be another.</p>
      ) : (
        <ul className="list-disc ps-5">
          {lines.map((line) => (
            <li key={line} className="break-words">
              {line}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Why there is nothing to be sent. */
export function Refused({ sentence }: { sentence: string }) {
  return (
    <p role="status" className="my-6 border-4 border-ink p-4">
      {sentence}
    </p>
  );
}
