/** What an authenticator app needs: the picture, the secret for those who type it, the backup codes. */
export function EnrolmentFacts({
  uri,
  secret,
  qr,
  backupCodes,
}: {
  uri: string;
  secret: string;
  qr: { size: number; path: string };
  backupCodes: readonly string[];
}) {
  return (
    <>
      <p>
        Scan this with an authenticator app. On this machine: <a href={uri}>open it in the app</a>.
      </p>
      {/* Black on white in the dark as well: cameras expect it. */}
      <svg
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        width="208"
        height="208"
        role="img"
        aria-label="QR code of the secret below"
        shapeRendering="crispEdges"
      >
        <rect width={qr.size} height={qr.size} fill="#fff" />
        <path d={qr.path} fill="#000" />
      </svg>
      <p>
        Or type the secret: <span className="font-mono">{secret}</span>
      </p>
      <p>Keep these backup codes on paper. Each opens your account once, without the app:</p>
      <ul className="grid max-w-[26rem] grid-cols-1 gap-x-6 font-mono min-[22rem]:grid-cols-2">
        {backupCodes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </>
  );
}
