//! The site without JavaScript: all texts, and empty worksheets to print.

use crate::harness::Browser;
use fantoccini::Locator;

#[tokio::test]
async fn everything_reads() {
    let visit = Browser::phone().without_script().open().await;
    for (path, wanted) in [
        ("/", vec!["What relationship trauma is", "EMDR", "Sources", "Open the check-in"]),
        ("/help/", vec!["999", "1-800-799-7233", "Settle for a moment", "Breathe"]),
        (
            "/settle/",
            vec![
                "heart or lung condition",
                "Five things you can see",
                "One thing you can taste",
                "Cold water",
                "The next hour",
            ],
        ),
        ("/signs/", vec!["I find it hard to trust", "almost all the time"]),
        ("/forgiveness/", vec!["JavaScript needs to be on", "forgiving would"]),
        ("/boundaries/", vec!["JavaScript needs to be on", "What smaller steps could come first"]),
        ("/session/", vec!["With JavaScript on"]),
        ("/settings/", vec!["everything that Stillwater keeps", "No clinician"]),
        ("/nowhere/", vec!["There is no page at this address"]),
    ] {
        visit.load(path).await;
        if path == "/settle/" {
            // What is folded opens without a script.
            let folded = visit.client.find(Locator::Css("main summary")).await.unwrap();
            folded.click().await.unwrap();
        }
        // No script can run, so the rendered text is read with a WebDriver command.
        let body = visit.client.find(Locator::Css("body")).await.unwrap();
        let text = body.text().await.unwrap();
        for words in wanted {
            assert!(text.to_lowercase().contains(&words.to_lowercase()), "{path} reads «{words}»:\n{text}");
        }
    }
    visit.load("/boundaries/").await;
    let steps = visit.client.find_all(Locator::Css(".step textarea, .step input")).await.unwrap();
    assert!(steps.len() > 40, "the whole worksheet is there to print: {}", steps.len());
}
