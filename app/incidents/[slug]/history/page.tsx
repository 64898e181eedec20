import { historyPage } from "@/app/reader-pages/history";
import { readerRoute } from "@/app/reader-route";
import { NoSuchIncident } from "@/components/site/refusals";

const { generateMetadata, Page } = readerRoute(historyPage, {
  title: "No such incident",
  page: <NoSuchIncident />,
});

export { generateMetadata };
export default Page;
