/** Above everything else: nobody may take an invented text for reporting. */
export function StandInNotice() {
  return (
    <p role="note" className="mt-4 border-y border-dashed border-muted py-2 text-small">
      <strong className="font-semibold">For demonstration.</strong> This page rests on stand-in
      texts, invented for demonstration: no outlet printed these sentences.
    </p>
  );
}
