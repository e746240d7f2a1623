package org.rejoin.command.sheet;

import jakarta.servlet.MultipartConfigElement;
import org.springframework.boot.servlet.MultipartConfigFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;

/** Uploads go to disk, not to memory. */
@Configuration(proxyBeanMethods = false)
class MultipartConfiguration {

    private static final long HEADERS_OF_PARTS = 65_536;

    @Bean
    MultipartConfigElement uploads() {
        MultipartConfigFactory uploads = new MultipartConfigFactory();
        uploads.setMaxFileSize(DataSize.ofBytes(ReceivedFile.MAX_BYTES));
        uploads.setMaxRequestSize(DataSize.ofBytes(ReceivedFile.MAX_BYTES + HEADERS_OF_PARTS));
        uploads.setFileSizeThreshold(DataSize.ofBytes(HEADERS_OF_PARTS));
        return uploads.createMultipartConfig();
    }

    /** Lazily, so that an upload that is too large fails inside the endpoint and is answered like any other problem. */
    @Bean
    MultipartResolver multipartResolver() {
        StandardServletMultipartResolver resolver = new StandardServletMultipartResolver();
        resolver.setResolveLazily(true);
        return resolver;
    }
}
