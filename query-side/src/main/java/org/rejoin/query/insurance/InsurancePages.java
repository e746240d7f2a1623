package org.rejoin.query.insurance;

import org.rejoin.query.page.PageController;
import org.springframework.web.bind.annotation.GetMapping;

@PageController
class InsurancePages {

    @GetMapping("/insurance")
    String page() {
        return "insurance/page";
    }
}
