/** Above everything else: nobody may take an invented text for reporting. */
export function StandInNotice() {
  return (
    <p role="note" className="stand-in">
      <strong>For demonstration.</strong> This page rests on stand-in texts, invented for
      demonstration: no outlet printed these sentences.
    </p>
  );
}
