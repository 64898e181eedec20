import { partyPage } from "@/app/reader-pages/party";
import { readerRoute } from "@/app/reader-route";
import { NoSuchParty } from "@/components/site/refusals";

const { generateMetadata, Page } = readerRoute(partyPage, {
  title: "No such party",
  page: <NoSuchParty />,
});

export { generateMetadata };
export default Page;
